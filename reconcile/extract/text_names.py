"""The names that a text holds: runs of capitals, persons in them, and bodies of the table of claimants."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from reconcile.extract.claimant_words import is_common_noun, marks_of, roles_of
from reconcile.extract.closed_words import NEVER_NAMES
from reconcile.extract.ministries import LOST_COUNTRIES, is_country
from reconcile.extract.names import match_name, name_openers, normal_word
from reconcile.model import ClaimantKind

#: Code points of a document that are looked through for full names; they stand near its start.
MAX_LOOKED_THROUGH = 60_000
#: Code points; no name in the table is longer.
MAX_BODY_LENGTH = 120
NAME_RUN = regex.compile(
    r"\p{Lu}[\p{L}\p{M}'’-]*+(?:\s(?:(?:of|for|of\sthe|for\sthe|al|bin|de)\s)?(?:(?:al|el)-)?\p{Lu}[\p{L}\p{M}'’-]*+){1,5}"
)
#: Marks that stand against a name without a blank.
_AROUND = '()[]"“”.,:;'
_MARKS_TO_BLANKS = str.maketrans(dict.fromkeys(_AROUND + "'’", " "))
_RUN_LINKS = frozenset("Like Unlike When While After Before As With Among Despite Since".split())
#: What an office's seat ends on, between the office and its holder's name: "Commissioner Halma Division Ana Lind".
SEATS = frozenset("division district range circle".split())
_RUN_OPENERS = frozenset("the a an in on at and but of for".split())


def personal_part(parts: list[str]) -> list[str]:
    """Return the words of a run of capitals after the last office or small word in it."""
    cut = 0
    for i, part in enumerate(parts[:-1]):
        low = normal_word(part)
        behind = [normal_word(later) for later in parts[i + 1 :]]
        of_body = len(behind) > 1 and not any(map(is_common_noun, behind))  # "Lake Coalition Ana Lind"
        of_country = is_country(part) and len(parts) - i > 2 and not is_common_noun(normal_word(parts[i + 1]))
        if (
            of_country
            or low in _RUN_OPENERS
            or part in _RUN_LINKS
            or low in SEATS
            or part in LOST_COUNTRIES  # "Syrias Orlani"
            or (is_common_noun(low) and (of_body or "calls_back" not in marks_of(low) or "head" in roles_of(low)))
        ):
            cut = i + 1
    return parts[cut:]


def without_openers(run: str) -> list[str]:
    """Return a run of capitals without what opens a sentence: "Lake Hospital" of "At Lake Hospital"."""
    parts = run.removesuffix("'s").removesuffix("’s").split()
    while parts and normal_word(parts[0]) in NEVER_NAMES:
        del parts[0]
    return parts


def named_bodies(
    text: str, kinds: frozenset[ClaimantKind], begin: int = 0, end: int = MAX_LOOKED_THROUGH
) -> Iterator[tuple[int, str]]:
    """Yield the bodies of these kinds that the text names between two offsets: where in that stretch, and which."""
    openers = name_openers(kinds)
    start = text[begin:end]
    pieces = set(start.translate(_MARKS_TO_BLANKS).split())
    for opener in [opener for opener in openers if _first_piece(opener) in pieces]:
        length = openers[opener]
        at = start.find(opener)
        while at >= 0:
            if not at or start[at - 1].isspace() or start[at - 1] in _AROUND:
                chunks = start[at : at + MAX_BODY_LENGTH].split(maxsplit=length)[:length]
                words = [chunk.strip(_AROUND) or chunk for chunk in chunks]
                found = match_name(words, [normal_word(word) for word in words], 0, len(words), text)
                if found is not None and found[1].kind in kinds:
                    yield at, found[1].name
            at = start.find(opener, at + len(opener))


@lru_cache(maxsize=1024)
def _first_piece(opener: str) -> str:
    """Return what is left of the word before its first mark: "B" of "B'Tselem"."""
    return opener.translate(_MARKS_TO_BLANKS).split()[0]
