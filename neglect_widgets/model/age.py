"""Which age band a child is in on a day."""

from __future__ import annotations

from datetime import date

from ..errors import InputRefused
from .people import Child
from .toolkit import Band, Toolkit


def age_in_years(birth_date: date, on: date) -> int:
    """Return full years lived; a child born on 29 February turns a year older on 1 March."""
    had_birthday = (on.month, on.day) >= (birth_date.month, birth_date.day)
    return on.year - birth_date.year - (0 if had_birthday else 1)


def band_on(toolkit: Toolkit, child: Child, on: date) -> Band:
    """Return the band of a child on a day.

    Raises InputRefused when the toolkit has no band for that age, or asks nothing in it.
    """
    unborn = child.birth_date is None or on < child.birth_date
    if unborn:
        found = next((b for b in toolkit.bands if b.from_age is None), None)
    else:
        assert child.birth_date is not None
        age = age_in_years(child.birth_date, on)
        found = next((b for b in toolkit.bands if b.from_age is not None and b.from_age <= age < b.to_age), None)
    if found is None or not toolkit.asks_in(found.id):
        raise InputRefused(
            f"“{toolkit.title}” has no questions for a child of this age. Choose another toolkit.", "toolkit"
        )
    return found
