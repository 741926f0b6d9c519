"""The claimants of one document so far, and the full names that it gives.

"It", "the group" and "SOHR" mean whoever the same text has named; nothing is
taken from another text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from reconcile.extract.claimant_words import is_common_noun, marks_of
from reconcile.extract.names import kind_of, main_demonym, match_name, normal_word
from reconcile.model import ClaimantKind, Span

#: Claimants; older ones are not looked through again.
MAX_SEEN = 60
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
        self.demonym = main_demonym(text)
        self._seen: list[tuple[int, Claimant]] = []
        self._acronyms: dict[str, str] | None = None
        self._runs: dict[str, str] | None = None
        self._bodies: set[str] | None = None

    def note(self, sentence: int, claimant: Claimant) -> None:
        """Remember that ``claimant`` was credited in the sentence of this number."""
        self._seen.append((sentence, claimant))

    def latest(self, sentence: int, gap: int) -> Iterator[Claimant]:
        """Yield those credited up to ``gap`` sentences back, the last one first."""
        for number, claimant in reversed(self._seen[-MAX_SEEN:]):
            if sentence - number > gap:
                return
            yield claimant

    def only(self, kinds: frozenset[ClaimantKind]) -> str:
        """Return the one body of these kinds that the document names, "" for none or two."""
        if self._bodies is None:
            self._bodies = set(_named_bodies(self.text))
        names = [name for name in self._bodies if kind_of(name) in kinds]
        return names[0] if len(names) == 1 else ""

    def expanded(self, words: str) -> str:
        """Return the full name for an acronym or a last name, ``words`` if the text gives none."""
        if self._acronyms is None:
            self._acronyms = dict(_acronyms(self.text))
        bare = words.replace(".", "")
        if bare in self._acronyms:
            return self._acronyms[bare]
        if " " in words:
            return words
        if self._runs is None:
            self._runs = {}
            for match in _NAME_RUN.finditer(self.text[:60_000]):
                parts = match[0].split()
                last = parts[-1].removesuffix("'s").removesuffix("’s")
                kept = _personal([*parts[:-1], last])
                if len(kept) > 1:
                    self._runs.setdefault(last, " ".join(kept))
        return words


def _personal(parts: list[str]) -> list[str]:
    """Return the words of a run of capitals after the last office or small word in it."""
    cut = 0
    for i, part in enumerate(parts[:-1]):
        low = normal_word(part)
        if low in _RUN_OPENERS or (is_common_noun(low) and "calls_back" not in marks_of(low)):
            cut = i + 1
    return parts[cut:]


def _named_bodies(text: str) -> Iterator[str]:
    for match in regex.finditer(r"\p{Lu}[\p{L}'’.-]+(?:\s[\p{L}'’&.-]+){0,8}", text[:60_000]):
        parts = match[0].split()
        lows = [normal_word(part) for part in parts]
        for at in range(len(parts)):
            if parts[at][0].isupper() and (found := match_name(parts, lows, at, len(parts), text)):
                yield found[1].name


def _acronyms(text: str) -> Iterator[tuple[str, str]]:
    """Yield each "(ABC)" with the name before it whose initials it is."""
    for match in _ACRONYM.finditer(text[:200_000]):
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
