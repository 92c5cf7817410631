"""Commands about how long a case is kept, and about letting go of it."""

from __future__ import annotations

from typing import Any

from . import arguments
from .session import Session

Reply = dict[str, Any]


def save_retention(session: Session, args: arguments.SaveRetention, op_id: str) -> Reply:
    """Set the last day on which a case must be kept."""
    by, at = session.signed_in(), session.clock()
    session.case = session.store.retain(args.case, args.retain_until, by=by, at=at, op_id=op_id)
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
    session.store.dispose(args.case, by=session.signed_in(), at=session.clock())
    session.close_case()
    return {"ok": True, "route": "/cases"}
