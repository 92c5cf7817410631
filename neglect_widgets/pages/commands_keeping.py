"""Commands about how long a case is kept, and about letting go of it."""

from __future__ import annotations

from typing import Any

from ..definitions import load_wording
from ..errors import VersionConflict
from . import arguments, words
from .session import Session

Reply = dict[str, Any]


def save_retention(session: Session, args: arguments.SaveRetention, op_id: str) -> Reply:
    """Set the last day on which a case must be kept; not when somebody has set another than was shown."""
    by, at = session.signed_in(), session.clock()
    shown = session.store.case(args.case).model_copy(update={"retain_until": args.shown})
    try:
        session.case = session.store.retain(args.case, args.retain_until, by=by, at=at, op_id=op_id, base=shown)
    except VersionConflict:
        # Shown at once, so that their next try is made from it.
        session.case = session.store.case(args.case)
        day = session.case.retain_until
        say = load_wording()["page.keeping.changed_until" if day else "page.keeping.changed"]
        message = say.format(until=words.day(day) if day else "")
        return {"ok": False, "message": message, "errors": [{"field": "retain_until", "message": message}]}
    return {"ok": True}


def save_disposal(session: Session, args: arguments.SaveDisposal, op_id: str) -> Reply:
    """Ask for a case to be deleted, or take that back."""
    by, at = session.signed_in(), session.clock()
    if args.step == "ask":
        session.case = session.store.ask_disposal(args.case, why=args.why, by=by, at=at, op_id=op_id)
    else:
        session.case = session.store.withdraw_disposal(args.case, by=by, at=at, op_id=op_id)
    return {"ok": True}


def dispose(session: Session, args: arguments.OneCase, op_id: str) -> Reply:
    """Delete a case for good, as the second step; the store knows who may and when."""
    by, code = session.signed_in(), session.open_case(args.case).code
    gone = session.store.dispose(args.case, by=by, at=session.clock())
    session.close_case()
    say, copies = load_wording(), session.store.copies_beside()
    told = [say["page.keeping.gone"].format(code=code)]
    told += [] if gone.swept else [say["page.keeping.gone_traces"]]
    told += [say["page.keeping.gone_copies"].format(names=", ".join(copies))] if copies else []
    session.notice = " ".join(told)
    return {"ok": True, "route": "/cases"}
