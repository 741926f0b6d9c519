"""Read a plain text or Markdown file as one document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reconcile.errors import UnreadableInput
from reconcile.read.document import Note, Read, make_document
from reconcile.read.encodings import decode_noted
from reconcile.read.limits import Limits

#: A first line "# Title"; the hashes that may close it are not part of the title.
_MARKDOWN_TITLE = re.compile(r"\s*#[ \t]+([^\r\n]+)")


def read_plain(data: bytes, where: str, *, is_markdown: bool = False) -> Iterator[Read | UnreadableInput | Note]:
    """Yield the one document of a plain text, after a note if its encoding is a guess.

    The text stays whole, a Markdown title line included, because offsets
    count from its first character. The day the file was changed is not the
    day the report was published, so ``published`` stays "".
    """
    text, told = decode_noted(data, where)
    if told is not None:
        yield told
    if text:
        title = _MARKDOWN_TITLE.match(text) if is_markdown else None
        yield Read(where, make_document(text, {"title": title[1].rstrip(" \t#")} if title else None))


def read_text(
    data: bytes, where: str, hints: Mapping[str, str], limits: Limits
) -> Iterator[Read | UnreadableInput | Note]:
    """Yield the document of a .txt file."""
    del hints, limits
    return read_plain(data, where)


def read_markdown(
    data: bytes, where: str, hints: Mapping[str, str], limits: Limits
) -> Iterator[Read | UnreadableInput | Note]:
    """Yield the document of a Markdown file."""
    del hints, limits
    return read_plain(data, where, is_markdown=True)
