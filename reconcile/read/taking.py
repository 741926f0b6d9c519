"""Take in what was read: each text once, and what should be known of it told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from reconcile.errors import BrokenRecord, InputError
from reconcile.extract.dateline import stated_day
from reconcile.model import Document
from reconcile.read.document import Announced, Note, Opening, Read
from reconcile.read.language import language_words, other_language
from reconcile.read.near import NearTexts
from reconcile.read.once import KnownTexts
from reconcile.read.opening import Opened

WEB = ("http://", "https://")


def take_in(
    found: Iterable[Opened],
    on_problem: Callable[[InputError], None],
    on_note: Callable[[Note], None],
    on_open: Callable[[str], None],
) -> Iterator[Document]:
    """Yield each document once, everything else told to whoever listens for it."""
    known, near = KnownTexts(), NearTexts()
    for item in found:
        if isinstance(item, Announced):
            item = _as_held(item)
        told = known.refusal(item) if isinstance(item, Read) else item
        if isinstance(told, InputError):
            on_problem(told)
        elif isinstance(told, Note):
            on_note(told)
        elif isinstance(told, Opening):
            on_open(told.where)
        elif isinstance(item, Read):
            code = other_language(item.document.text)
            day = "" if item.document.published else stated_day(item.document.text)
            for note in _remarks(item, near, code, day):
                on_note(note)
            document = item.document
            yield replace(document, lang=document.lang or code, published=document.published or day)


def _remarks(read: Read, near: NearTexts, code: str, day: str) -> Iterator[Note]:
    """Yield what should be known of a text beyond its words.

    Args:
        read: The text and where it came from.
        near: The texts taken in before it.
        code: Its language, if not English.
        day: Its report date, if that is only in its first lines.
    """
    if twin := near.twin(read.document.text, read.where):
        yield Note(read.where, f"nearly the same words as {twin[0]} ({twin[1]:.0%}); both are read")
    if code:
        message = f"is in {language_words(code)}, not English: figures in it may be missed or misread"
        yield Note(read.where, message)
    if day:
        yield Note(read.where, f"its report date, {day}, is taken from its own first lines")


def _as_held(announced: Announced) -> Read | BrokenRecord:
    """Return what a feed itself holds of a report that it announces."""
    if announced.document:
        return Read(announced.where, announced.document)
    mend = f"add {announced.url}" if announced.url.startswith(WEB) else ""
    return BrokenRecord(announced.where, "the feed holds no text of this report", mend)
