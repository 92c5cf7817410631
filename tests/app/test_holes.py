"""What a forked kernel makes lies together, not strewn over its parent's memory."""

from __future__ import annotations

import pytest

from neglect_widgets.app.holes import POOL, breaks, fill_holes, maker

AREA = 3_000_000


@pytest.mark.parametrize("size", [16, 32, 48, 256, 512])
def test_new_objects_lie_together_once_the_holes_are_filled(size: int) -> None:
    make = maker(size)
    older = [make() for _ in range(AREA // size)]
    del older[::2]
    strewn = [make() for _ in range(POOL // size)]
    assert strewn[0].__sizeof__() in range(size - 15, size + 1)
    assert breaks(strewn, size) > len(strewn) // 2
    fill_holes()
    assert breaks([make() for _ in range(POOL // size)], size) < 10
