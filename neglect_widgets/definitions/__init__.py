"""Finds and reads toolkits and wording; reports every problem of a definition at once."""

from .example import load_example
from .files import definitions_folders
from .load import ToolkitSummary, check, list_toolkits, load_toolkit, read_toolkit, toolkit_path, translated_texts
from .looking import one_look
from .pinned import PinnedToolkits
from .schema import schema_text, toolkit_schema
from .wording import load_wording

__all__ = [
    "PinnedToolkits",
    "ToolkitSummary",
    "check",
    "definitions_folders",
    "list_toolkits",
    "load_example",
    "load_toolkit",
    "load_wording",
    "one_look",
    "read_toolkit",
    "schema_text",
    "toolkit_path",
    "toolkit_schema",
    "translated_texts",
]
