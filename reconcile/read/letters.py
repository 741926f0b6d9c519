"""Set letters right that are held in the way of print or screen: joined letters, invisible marks, split accents."""

from __future__ import annotations

import re
import unicodedata

GARBLED_SHARE = 0.2  # of the signs; text has hardly any sign without a meaning, a font without a key has little else

_JOINED = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
#: Marks for hyphenation, line breaks and the direction of writing, and control characters but for tab and line end.
_UNSEEN = "\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f"
_ODD = re.compile(f"[{''.join(_JOINED)}{_UNSEEN}\r\u0300-\u036f]")
_UNSEEN_RUN = re.compile(f"[{_UNSEEN}]+")
_LINE_END = re.compile("\r\n?")
_MEANINGLESS = frozenset({"Cc", "Co", "Cn", "Cs"})
_REPLACEMENT = "\ufffd"


def set_letters(text: str) -> str:
    """Return a text with its letters as they are typed; its line ends are "\\\\n".

    A word must be found by its letters: "ﬁve" printed with one sign for "fi"
    is the number five. Only for formats whose text we put together; plain
    files stay as they are.

    >>> set_letters("ﬁve ofﬁ\\u00adcials")
    'five officials'
    """
    if not _ODD.search(text):
        return text
    text = _UNSEEN_RUN.sub("", _LINE_END.sub("\n", text))
    for sign, letters in _JOINED.items():
        text = text.replace(sign, letters)
    return unicodedata.normalize("NFC", text)


def is_garbled(text: str) -> bool:
    """Return whether a text is signs without a meaning, as of a PDF whose font tells no letters.

    >>> is_garbled("\\x01\\x02\\x03 \\x04"), is_garbled("Six died.")
    (True, False)
    """
    signs = [sign for sign in text if not sign.isspace()]
    odd = sum(sign == _REPLACEMENT or unicodedata.category(sign) in _MEANINGLESS for sign in signs)
    return odd > GARBLED_SHARE * len(signs)
