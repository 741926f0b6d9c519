"""Turn the bytes of a file into text, and say so where the encoding is a guess."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from reconcile.errors import UnreadableInput
from reconcile.read.document import Note

#: Longest mark first: the UTF-32 mark begins with the UTF-16 one.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

GUESS_BYTES = 200_000  # bytes shown to the guesser; it is slow, and more does not change its mind

LATIN_SHARE = 0.25  # of the bytes above ASCII: accents in Latin script stay under it, other scripts are far over

#: What mostly ASCII files are in, likeliest first; left free, the guesser reads an umlaut as Chinese.
LATIN_ENCODINGS = ("cp1252", "cp1250", "cp1254", "cp1257", "mac_roman")

SAVE_AS_UTF8 = "save it as UTF-8"


def find_encoding(head: bytes) -> str | None:
    """Return the encoding that a byte order mark at the start of a file names, else ``None``."""
    return next((encoding for mark, encoding in BYTE_ORDER_MARKS if head.startswith(mark)), None)


def decode_text(data: bytes, where: str) -> tuple[str, str]:
    """Return the text of a file and the name of its encoding if that is a guess, else "".

    A byte order mark decides; then UTF-8; only where neither fits is the
    encoding guessed from the letters. Line ends are left as they are.

    Args:
        data: The whole file.
        where: Its name, for the message.

    Raises:
        UnreadableInput: If the file is empty or blank, holds NUL bytes (a
            picture, an archive …), or no encoding gives readable text.

    >>> decode_text("Tote in Köln".encode(), "a.txt")
    ('Tote in Köln', '')
    """
    if not data.strip():
        raise UnreadableInput(where, "is empty")
    marked = find_encoding(data)
    if marked is None and b"\0" in data:
        raise UnreadableInput(where, "is not text (it holds NUL bytes, as pictures and archives do)", SAVE_AS_UTF8)
    guess = ""
    try:
        text = data.decode(marked or "utf-8")
    except UnicodeDecodeError as error:
        if marked:
            reason = f"begins as {marked} and breaks at byte {error.start + 1}"
            raise UnreadableInput(where, reason, SAVE_AS_UTF8) from error
        text, guess = _guess(data, where)
    if not text.strip():
        raise UnreadableInput(where, "is empty")
    return text, guess


def decode_noted(data: bytes, where: str) -> tuple[str, Note | UnreadableInput | None]:
    """Return the text of a file with what should be told of its encoding; "" with the reason if it has none.

    >>> decode_noted(b"", "a.txt")[1].reason
    'is empty'
    """
    try:
        text, guess = decode_text(data, where)
    except UnreadableInput as error:
        return "", error
    told = f"is not UTF-8; read as {guess}, which is a guess: look at the accents ({SAVE_AS_UTF8})"
    return text, Note(where, told) if guess else None


def _guess(data: bytes, where: str) -> tuple[str, str]:
    head = data[:GUESS_BYTES]
    is_latin = sum(byte >= 0x80 for byte in head) < LATIN_SHARE * len(head)
    matches = from_bytes(head, cp_isolation=list(LATIN_ENCODINGS) if is_latin else None)
    ranked = sorted(matches, key=lambda match: -match.coherence)  # most like a language first
    least_garbled = [match for match in ranked if match.chaos == min(match.chaos for match in ranked)]
    names = [name for match in least_garbled for name in match.could_be_from_charset]
    for name in sorted(names, key=lambda name: name != LATIN_ENCODINGS[0]):
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    raise UnreadableInput(where, "is not text in any encoding we know", SAVE_AS_UTF8)
