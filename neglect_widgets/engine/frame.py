"""Ratings as a table for analysis."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from ..model import Assessment, Toolkit
from .answers import levels_by_value, state
from .asked import asked_in
from .evidence import strength_key

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = {
    "assessment_id": "string",
    "child_id": "string",
    "window_end": "datetime64[s]",
    "finished": "boolean",
    "toolkit": "string",
    "toolkit_version": "string",
    "band": "string",
    "domain": "string",
    "sub_domain": "string",
    "indicator": "string",
    "carer_id": "string",
    "status": "string",
    "level": "string",
    "label": "string",
    "rank": "Int64",
    "unmet": "boolean",
    "number": "Int64",
    "family_level": "string",
    "family_rank": "Int64",
    "evidence": "string",
    "rater": "string",
    "agency": "string",
}
"""Column -> dtype; see `rating_frame`."""


def rating_frame(assessments: Iterable[Assessment], toolkit_of: Callable[[Assessment], Toolkit]) -> pd.DataFrame:
    """Return one row per assessment, indicator asked and carer, unrated ones included.

    `status` is rated, not_known, not_applicable or not_looked_at. `level` is the printed value, `label`
    its words, `rank` 0 for needs met and higher for worse; with `unmet` they are missing unless rated.
    Ranks are ordered, not measured: count or compare them, never sum or average them. `evidence` is the
    key of `evidence_strength`, missing where nothing was looked at, as are `rater` and `agency`.
    """
    import pandas as pd

    rows = [row for assessment in assessments for row in _rows(assessment, toolkit_of(assessment))]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _rows(assessment: Assessment, toolkit: Toolkit) -> Iterator[tuple[object, ...]]:
    levels = levels_by_value(toolkit)
    ratings = {(r.indicator, r.carer_id): r for r in assessment.ratings}
    head = (
        assessment.id,
        assessment.child_id,
        assessment.window_end,
        assessment.finished,
        assessment.toolkit,
        assessment.toolkit_version,
        assessment.band,
    )
    for domain, indicators in asked_in(toolkit, assessment):
        for indicator in indicators:
            for carer in assessment.carer_ids:
                rating = ratings.get((indicator.id, carer))
                status, level = state(rating, levels)
                answer = (
                    (level.value, level.label, level.rank, level.rank >= toolkit.scale.unmet_from)
                    if level
                    else (None, None, None, None)
                )
                family = levels.get(rating.family_level or "") if rating else None
                beside = (
                    rating.number if rating else None,
                    family.value if family else None,
                    family.rank if family else None,
                )
                source = (
                    (strength_key(rating, toolkit.evidence), rating.rater.name, rating.rater.agency)
                    if rating
                    else (None, None, None)
                )
                yield (*head, domain.id, indicator.sub_domain, indicator.id, carer, status, *answer, *beside, *source)
