"""What a text spells its acronyms out as: "(ABC)" behind a name, or a name with these initials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import regex

from reconcile.extract.claimant_words import marks_of
from reconcile.extract.names import normal_word

#: Letters of an acronym whose words the text tells in English only, and words of that name.
MIN_FOREIGN = 3
#: Letters; longer words in capitals are shouted.
MAX_ACRONYM = 6
_NAME_LINKS = frozenset("of for the and on".split())
_ACRONYM = regex.compile(r"\(\s*(?:the\s+)?(\p{Lu}[\p{Lu}.\d-]{1,11}s?)\s*\)")
#: Code points; no word is longer.
MAX_BEFORE = 40
_WORD_BEFORE = re.compile(r"[^\W\d_][^\W\d_-]*(?:-[^\W\d_]*)*(?=\s\Z)")
#: Words with a capital that open a sentence and no name.
_NAME_OPENERS = frozenset({"The", "A", "An", "In", "By", "And", "But"})


@lru_cache(maxsize=512)
def spelling(letters: str) -> re.Pattern[str]:
    """Return the pattern of a name of several words with these initials: "Rapid Support Forces" for "RSF"."""
    words = r"\s(?:(?:of|for|the|and|on|in)\s){0,2}".join(rf"{letter}[^\W\d_A-Z]+" for letter in letters)
    return re.compile(rf"\b{words}\b")


def is_whole_name(text: str, start: int, end: int) -> bool:
    """Return whether no word with a capital stands before the name, but for an opener, nor behind it."""
    if text[end : end + 1].isspace() and text[end + 1 : end + 2].isupper():
        return False
    before = _WORD_BEFORE.search(text, max(0, start - MAX_BEFORE), start)
    return before is None or before[0] in _NAME_OPENERS or not before[0][0].isupper()


def find_acronyms(text: str) -> Iterator[tuple[str, str]]:
    """Yield each "(ABC)" with the name before it whose initials it is."""
    for match in _ACRONYM.finditer(text):
        letters = match[1].replace(".", "").removesuffix("s")
        before = text[max(0, match.start() - 120) : match.start()].split()
        small, found = 0, False
        for take in range(1, len(before) + 1):
            part = before[-take]
            if part[0].islower() and normal_word(part) not in ("of", "for", "the", "and", "on", "in", "to", "de", "al"):
                break
            small += part[0].islower()
            initials = [piece[0] for word in before[-take:] for piece in regex.split(r"[-’']", word) if piece]
            capital = "".join(initial for initial in initials if initial.isupper())
            if part[0].isupper() and letters.upper() in (capital.upper(), "".join(initials).upper()):
                yield letters, " ".join(before[-take:])
                found = True
                break
        name = "" if found or len(letters) < MIN_FOREIGN else _name_before(before)
        if name:
            yield letters, name


def _name_before(before: list[str]) -> str:
    """Return the name of a body that ends ``before``, whose acronym is of another language, "" if none does.

    "The National Office for Disaster Management (BNGRC)".
    """
    take = 0
    while take < len(before) and (before[-take - 1][0].isupper() or (take and before[-take - 1] in _NAME_LINKS)):
        take += 1
    name = before[len(before) - take :]
    while name and (name[0] in _NAME_OPENERS or name[0][0].islower()):
        del name[0]
    whole = len(name) >= MIN_FOREIGN and all(part.replace("-", "").isalpha() for part in name)
    return " ".join(name) if whole and any("calls_back" in marks_of(part.lower()) for part in name) else ""
