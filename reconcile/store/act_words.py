"""An act in words: one line for the log, the history of a claim and the telling of a conflict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reconcile.store.acts import Act
from reconcile.store.corrections import CORRECTABLE
from reconcile.wording import count_words

#: What is written in the log as a plain verb.
_VERBS = {
    "create": "made the case",
    "rename": "renamed the case",
    "archive": "archived the case",
    "unarchive": "took the case out of the archive",
    "add": "added reports",
    "renew": "renewed the demo reports",
    "reset": "reset the demo case",
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "comment": "commented",
    "merge": "merged events",
    "split": "split an event",
    "move": "moved claims to another event",
    "not_this_harm": "said that claims are not about this harm",
    "reject_denial": "rejected a denial",
    "move_denial": "told of which harm a denial speaks",
    "undo": "undid act",
}
#: Values in place of nothing.
_NOTHING = {None: "open", "": "nothing", "-": "the outlet itself"}
LISTED = 5  # ids told of an act on many


def act_words(act: Act) -> str:
    """Return what was done in words, without who and when.

    >>> changed = {"before": {"fields": {"low": 12}}, "after": {"fields": {"low": 21}}}
    >>> act_words(Act(n=2, at="", who="A", kind="correct", **changed))
    'corrected low 12 → 21'
    """
    verb = _VERBS.get(act.kind, act.kind)
    if act.undoes:
        return f"{verb} {act.undoes}"
    told = _told(act)
    return f"{verb} {told}" if told else verb


def value_words(value: Any) -> str:
    """Return a stored value as a person reads it: an open bound and an empty text are told, not left blank."""
    if isinstance(value, list):
        return ", ".join(value_words(item) for item in value)
    if value is None or value in ("", "-"):
        return _NOTHING[value]
    return f"{value:,}" if isinstance(value, int | float) else str(value).replace("_", " ")


def _told(act: Act) -> str:
    after, before = act.after, act.before
    if act.kind == "correct":
        former, fields = before.get("fields", {}), after.get("fields", {})
        return "; ".join(_change(name, former, fields[name]) for name in CORRECTABLE if name in fields)
    if act.kind == "comment":
        return f"“{after.get('comment', '')}”"
    if act.kind == "rename":
        return f"“{before.get('name', '')}” → “{after.get('name', '')}”"
    if act.kind == "create":
        return f"“{after.get('name', '')}”"
    if "docs" in after:
        docs = list(after["docs"])
        more = f" and {len(docs) - LISTED} more" if len(docs) > LISTED else ""
        return f"({count_words(len(docs), 'report')}: {', '.join(docs[:LISTED])}{more})"
    if "denial" in after:
        to = f"; the event of {value_words(after['claims'][:LISTED])}" if after["claims"] else ""
        return f"“{after['denial'].get('quote', '')}” ({after['denial'].get('claimant', '')}){to}"
    if act.kind in ("merge", "split", "move", "not_this_harm"):
        return ", ".join(f"{name}: {value_words(value)}" for name, value in after.items() if value)
    return ""


def _change(name: str, before: Mapping[str, Any], new: Any) -> str:
    return f"{name.replace('_', ' ')} {value_words(before.get(name))} → {value_words(new)}"
