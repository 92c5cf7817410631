"""Lays two versions of a toolkit side by side, for whoever writes or adopts one; no page needs it."""

from .changes import Change
from .comparable import Comparable
from .difference import Difference, difference, next_version
from .sentences import difference_lines

__all__ = ["Change", "Comparable", "Difference", "difference", "difference_lines", "next_version"]
