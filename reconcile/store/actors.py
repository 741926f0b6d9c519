"""Who acts, and what each right allows. Every act names its actor and is checked here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from reconcile.errors import NotAllowed, StoreError

LONGEST_NAME = 80  # characters; a name, not a paragraph


class Right(IntEnum):
    """What somebody may do with a case; each includes those before it."""

    VIEWER = 1
    EDITOR = 2
    OWNER = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """The person or program behind an act, as the log will name it."""

    name: str
    right: Right = Right.VIEWER


#: Acts of the program itself, such as renewing the demo case when its files change.
PROGRAM = Actor(name="the program", right=Right.OWNER)

_NEEDED = {Right.VIEWER: "a viewer", Right.EDITOR: "an editor", Right.OWNER: "an owner"}


def require_right(actor: Actor, right: Right, what: str) -> None:
    """Let an act pass only if its actor has a name and the right to it.

    Args:
        actor: Who wants to act.
        right: What the act needs.
        what: The act in words, as in "rename a case".

    Raises:
        NotAllowed: If the right is missing.
        StoreError: If the name is blank: the log could not say who it was.
    """
    if actor.right < right:
        raise NotAllowed(f"to {what} one must be {_NEEDED[right]}; {actor.name or 'this person'} is not")
    if not actor.name.strip():
        raise StoreError("the log needs a name: say who you are first")


def checked_person(name: str) -> str:
    """Return a person's name without needless blanks.

    Raises:
        StoreError: If nothing is left, or it is too long for a name.
    """
    name = " ".join(name.split())
    if not name:
        raise StoreError("a name is needed")
    if len(name) > LONGEST_NAME:
        raise StoreError(f"a name of at most {LONGEST_NAME} characters is needed")
    return name
