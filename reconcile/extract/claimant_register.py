"""The claimants of one document so far, and the full names that it gives.

"It", "the group" and "SOHR" mean whoever the same text has named; nothing is
taken from another text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import regex

from reconcile.extract.claimant_words import is_common_noun, marks_of
from reconcile.extract.names import canonical_name, could_start_name, kind_of, main_demonym, match_name, normal_word
from reconcile.model import ClaimantKind, Span

#: Claimants; older ones are not looked through again.
MAX_SEEN = 60
#: Code points of a document that are looked through for full names; they stand near its start.
MAX_LOOKED_THROUGH = 60_000

_WORD_RUN = regex.compile(r"\p{Lu}[\p{L}'’.-]+(?:\s[\p{L}'’&.-]+){0,8}")
_ACRONYM = regex.compile(r"\(\s*(?:the\s+)?(\p{Lu}[\p{Lu}.\d-]{1,11}s?)\s*\)")
_NAME_RUN = regex.compile(
    r"\p{Lu}[\p{L}\p{M}'’-]*+(?:\s(?:(?:of|for|of\sthe|for\sthe|al|bin|de)\s)?(?:al-)?\p{Lu}[\p{L}\p{M}'’-]*+){1,5}"
)
_RUN_OPENERS = frozenset("the a an in on at and but of for".split())


class Claimant(NamedTuple):
    """Who is credited, where the words stand, and what else they may be called back as."""

    name: str
    kind: ClaimantKind
    span: Span
    person: bool = False
    plural: bool = False
    nouns: frozenset[str] = frozenset()
    rule: str = ""


class Register:
    """The claimants of one document so far, to resolve "it", "the group", "SOHR"."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._seen: list[tuple[int, Claimant]] = []

    @cached_property
    def demonym(self) -> str:
        """The adjective of the country that the text is about, "" if that cannot be told."""
        return main_demonym(self.text)

    def note(self, sentence: int, claimant: Claimant) -> None:
        """Remember that ``claimant`` was credited in the sentence of this number."""
        self._seen.append((sentence, claimant))

    def latest(self, sentence: int, gap: int) -> Iterator[Claimant]:
        """Yield those credited up to ``gap`` sentences back, the last one first."""
        for number, claimant in reversed(self._seen[-MAX_SEEN:]):
            if sentence - number > gap:
                return
            yield claimant

    def canonical(self, words: str) -> str:
        """Return the one name for ``words`` in this document, a ministry with its country."""
        return canonical_name(words, self.text, self.demonym if "inistry" in words else "")

    def only(self, kinds: frozenset[ClaimantKind]) -> str:
        """Return the one body of these kinds that the document names, "" for none or two."""
        names = [name for name in self._bodies if kind_of(name) in kinds]
        return names[0] if len(names) == 1 else ""

    def spelt_out(self, words: str) -> str:
        """Return the name that the text gives for an acronym, ``words`` if it gives none."""
        return self._acronyms.get(words.replace(".", ""), words)

    def full_name(self, last: str) -> str:
        """Return the first longer name in the text that ends on the word ``last``, "" if none does."""
        return self._runs.get(last, "")

    @cached_property
    def _bodies(self) -> frozenset[str]:
        return frozenset(_named_bodies(self.text[:MAX_LOOKED_THROUGH]))

    @cached_property
    def _acronyms(self) -> dict[str, str]:
        return dict(_acronyms(self.text[:MAX_LOOKED_THROUGH]))

    @cached_property
    def _runs(self) -> dict[str, str]:
        runs: dict[str, str] = {}
        for match in _NAME_RUN.finditer(self.text, 0, MAX_LOOKED_THROUGH):
            parts = match[0].split()
            last = parts[-1].removesuffix("'s").removesuffix("’s")
            kept = _personal([*parts[:-1], last])
            if len(kept) > 1:
                runs.setdefault(last, " ".join(kept))
        return runs


def _personal(parts: list[str]) -> list[str]:
    """Return the words of a run of capitals after the last office or small word in it."""
    cut = 0
    for i, part in enumerate(parts[:-1]):
        low = normal_word(part)
        if low in _RUN_OPENERS or (is_common_noun(low) and "calls_back" not in marks_of(low)):
            cut = i + 1
    return parts[cut:]


def _named_bodies(text: str) -> Iterator[str]:
    """Yield the names of the bodies of the table that stand in the text."""
    for match in _WORD_RUN.finditer(text):
        parts = match[0].split()
        lows = [normal_word(part) for part in parts]
        for at in range(len(parts)):
            if (
                could_start_name(lows[at])
                and parts[at][0].isupper()
                and (found := match_name(parts, lows, at, len(parts), text))
            ):
                yield found[1].name


def _acronyms(text: str) -> Iterator[tuple[str, str]]:
    """Yield each "(ABC)" with the name before it whose initials it is."""
    for match in _ACRONYM.finditer(text):
        letters = match[1].replace(".", "").removesuffix("s")
        before = text[max(0, match.start() - 120) : match.start()].split()
        small = 0
        for take in range(1, len(before) + 1):
            part = before[-take]
            if part[0].islower() and normal_word(part) not in ("of", "for", "the", "and", "on", "in", "to", "de", "al"):
                break
            small += part[0].islower()
            initials = [piece[0] for word in before[-take:] for piece in regex.split(r"[-’']", word) if piece]
            capital = "".join(initial for initial in initials if initial.isupper())
            if part[0].isupper() and letters.upper() in (capital.upper(), "".join(initials).upper()):
                yield letters, " ".join(before[-take:])
                break
