"""HTML in, its words out: the encoding of a page, and its whole text with line ends where blocks end."""

from __future__ import annotations

import codecs
import re
from typing import Any

import lxml.etree  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]

from reconcile.read.encodings import decode_text, find_encoding
from reconcile.read.letters import set_letters

META_BYTES = 2048  # bytes from the start in which a page names its encoding; the standard says 1024

_META_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)

#: Codecs that a page may name; Python knows others, which are no encodings of text or slow on purpose.
_ENCODINGS = ("utf", "cp", "iso8859", "iso2022", "koi8", "gb", "big5", "euc", "shift_jis", "mac", "tis", "johab", "hz")
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "utf-7": "utf-8"}

_UNSEEN = frozenset("script style head title template noscript svg math object iframe select button nav form".split())
_BLOCKS = frozenset(
    (
        "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure "
        "footer h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul"
    ).split()
)
_BLANKS = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r" ?\n[\s]*")


def decode_page(data: bytes, where: str, charset: str = "") -> str:
    """Return the text of a page: by its byte order mark, its server's word, its own word, or as any text file.

    Raises:
        UnreadableInput: If nothing gives readable text.
    """
    mark = find_encoding(data)
    if mark:
        return data.decode(mark, "replace").replace("\0", "")
    meta = _META_CHARSET.search(data[:META_BYTES])
    own = meta[1].decode("ascii", "replace") if meta else ""
    if own.lower().startswith("utf-16"):
        own = "utf-8"  # a page that can say so in ASCII letters is not in UTF-16
    named = decode_named(data, charset) or decode_named(data, own)
    return (named or decode_text(data.replace(b"\0", b""), where)[0]).replace("\0", "")


def decode_named(data: bytes, name: str) -> str:
    """Return the text of bytes in the encoding named, "" where no such encoding of text is known.

    >>> decode_named("Köln".encode("cp1252"), "ISO-8859-1"), decode_named(b"Hama", "rot13")
    ('Köln', '')
    """
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    found = _WIDER.get(found, found)
    return data.decode(found, "replace") if found.startswith(_ENCODINGS) else ""


def parse_markup(html: str) -> Any:
    """Return the root of a page's tree, ``None`` where there is none. Nothing that it links to is loaded."""
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        return lxml.html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        return None


def whole_text(html: str) -> str:
    """Return all words of a page or fragment that a reader would see, a line a block.

    >>> whole_text("<p>Six <b>died</b>.</p><script>x()</script><li>Two hurt")
    'Six died.\\nTwo hurt'
    """
    root = parse_markup(html)
    if root is None:
        return ""
    pieces: list[str] = []
    unseen = 0
    for event, element in lxml.etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            unseen += tag in _UNSEEN
            pieces.append("\n" if tag in _BLOCKS else "")
            pieces.append("" if unseen else _one_line(element.text))
            continue
        if event == "end":
            unseen -= tag in _UNSEEN
            pieces.append("\n" if tag in _BLOCKS else "")
        pieces.append("" if unseen or element is root else _one_line(element.tail))
    return _LINE_ENDS.sub("\n", _BLANKS.sub(" ", set_letters("".join(pieces)))).strip()


def _one_line(text: str | None) -> str:
    return text.replace("\n", " ") if text else ""
