"""Pictures of engine results: SVG text for forms and print, plotly Figures for analysis."""

from .dots_svg import dots_svg
from .profile_svg import profile_svg
from .radar_svg import radar_svg
from .table import ProfileRow, radar_table

__all__ = ["ProfileRow", "dots_svg", "profile_svg", "radar_svg", "radar_table"]
