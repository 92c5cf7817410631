"""The tables, as the statements see them; migrations.py makes them."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

metadata = MetaData()

schema_version = Table("schema_version", metadata, Column("version", Integer, primary_key=True))

people = Table(
    "people",
    metadata,
    Column("body", Text, primary_key=True),
    Column("used_at", Text, nullable=False),
)

cases = Table(
    "cases",
    metadata,
    Column("id", Text, primary_key=True),
    # The code without differences of case, so that "k-12" and "K-12" are one code.
    Column("code_key", Text, nullable=False, unique=True),
    Column("body", Text, nullable=False),
)

assessments = Table(
    "assessments",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False),
    Column("child_id", Text, nullable=False),
    Column("window_end", Text, nullable=False),
    Column("started_at", Text, nullable=False),
    Column("finished_at", Text),
    # Everything but the parts, which are saved one by one.
    Column("body", Text, nullable=False),
    # What the toolkit said when it began.
    Column("wording", Text, ForeignKey("toolkits.wording")),
    Index("assessments_by_case", "case_id"),
)

parts = Table(
    "parts",
    metadata,
    Column("assessment_id", Text, ForeignKey("assessments.id"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

# Toolkits as they were when an assessment began, each wording once.
toolkits = Table(
    "toolkits",
    metadata,
    # A hash of the body.
    Column("wording", Text, primary_key=True),
    Column("id", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("body", Text, nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("case_id", Text),
    Column("assessment_id", Text),
    Column("op_id", Text, unique=True),
    # These five are the contents: empty once the case has been disposed of.
    Column("salt", Text),
    Column("subject", Text),
    Column("before", Text),
    Column("after", Text),
    Column("why", Text),
    Column("contents_hash", Text, nullable=False),
    Column("previous_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index("journal_by_case", "case_id"),
)

# One row: how far the journal goes, so that a cut-off end is noticed.
journal_head = Table(
    "journal_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sequence", Integer, nullable=False),
    Column("hash", Text, nullable=False),
)
