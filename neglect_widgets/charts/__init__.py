"""Pictures of engine results: SVG text for forms and print, plotly Figures for analysis."""

from .dots_svg import dots_svg
from .figure import CONFIG
from .profile_svg import profile_svg
from .radar import comparison_radar, radar
from .radar_svg import radar_svg
from .table import ProfileRow, radar_table
from .timeline import timeline
from .trend import heat, trend

__all__ = [
    "CONFIG",
    "ProfileRow",
    "comparison_radar",
    "dots_svg",
    "heat",
    "profile_svg",
    "radar",
    "radar_svg",
    "radar_table",
    "timeline",
    "trend",
]
