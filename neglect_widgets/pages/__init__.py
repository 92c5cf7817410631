"""The pages: what a person sees, does and saves."""

from .comparison import Comparison
from .preview import Preview
from .workbook import Workbook

__all__ = ["Comparison", "Preview", "Workbook"]
