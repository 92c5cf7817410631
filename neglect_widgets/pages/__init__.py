"""The pages: what a person sees, does and saves."""

from .comparison import Comparison
from .workbook import Workbook

__all__ = ["Comparison", "Workbook"]
