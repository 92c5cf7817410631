"""Exports as bytes: PDF, Word, Excel, CSV and the record file; `write_export` puts them into a folder."""

from .blank_form import blank_form_pdf
from .csv_export import assessment_csv, case_csv, notes_csv
from .excel import assessment_xlsx
from .files import write_export
from .other_language import OtherLanguage
from .pdf import assessment_pdf
from .record import read_record, record_json, record_schema
from .subject_access import subject_access
from .word import assessment_docx

__all__ = [
    "OtherLanguage",
    "assessment_csv",
    "assessment_docx",
    "assessment_pdf",
    "assessment_xlsx",
    "blank_form_pdf",
    "case_csv",
    "notes_csv",
    "read_record",
    "record_json",
    "record_schema",
    "subject_access",
    "write_export",
]
