"""Every error the package raises on purpose, as one tree.

    ReconcileError
    ├── InputError            something a person gave us cannot be read
    │   ├── UnreadableInput   a file, folder or stream as a whole
    │   └── BrokenRecord      one line or entry inside a readable file
    ├── UnknownId             a link or command names something we do not hold
    ├── LexiconError          a row of a word table is malformed
    └── StoreError            the case store refused or could not be reached
        ├── NotAllowed        the actor lacks the right to this act
        └── Conflict          somebody else has acted on it meanwhile

Messages are written for the person at the keyboard: what, where, and the mend.
"""

from __future__ import annotations


class ReconcileError(Exception):
    """Base of all errors the package raises on purpose."""


class InputError(ReconcileError):
    """An input could not be read.

    Args:
        where: File name, with ``:line`` where a line is meant; ``-`` is
            standard input.
        reason: What is wrong, in words.
        mend: What the person can do about it; may be empty.
    """

    def __init__(self, where: str, reason: str, mend: str = "") -> None:
        self.where = where
        self.reason = reason
        self.mend = mend
        super().__init__(f"{where}: {reason}" + (f" ({mend})" if mend else ""))


class UnreadableInput(InputError):
    """A file, folder or stream that yields no document at all."""


class BrokenRecord(InputError):
    """One line or entry that is broken in a file that is otherwise read."""


class UnknownId(ReconcileError):
    """A case, document, claim or event id that the store does not hold."""

    def __init__(self, kind: str, id: str) -> None:
        self.kind = kind
        self.id = id
        super().__init__(f"there is no {kind} with the id {id!r}")


class LexiconError(ReconcileError):
    """A word table is malformed: names the file and the line."""


class StoreError(ReconcileError):
    """The case store refused an act or could not be reached."""


class NotAllowed(StoreError):
    """An act needs a right that the actor does not have; nothing was written."""


class Conflict(StoreError):
    """Somebody acted on the same thing meanwhile; nothing was written.

    Args:
        message: Who did what and when, for the person to choose.
        version: What the thing's version is now: name it to act all the same.
    """

    def __init__(self, message: str, version: int = 0) -> None:
        self.version = version
        super().__init__(message)
