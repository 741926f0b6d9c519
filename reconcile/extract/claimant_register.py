"""The claimants of one document so far, and the full names that it gives.

"It", "the group" and "SOHR" mean whoever the same text has named; nothing is
taken from another text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import regex

from reconcile.extract.acronyms import MAX_ACRONYM, find_acronyms, is_whole_name, spelling
from reconcile.extract.claimant_words import roles_of
from reconcile.extract.ministries import NATIONAL, main_demonym, national_name
from reconcile.extract.names import canonical_name, normal_word
from reconcile.extract.text_names import MAX_LOOKED_THROUGH, NAME_RUN, named_bodies, personal_part, without_openers
from reconcile.model import ClaimantKind, Span

#: Sentences; a name that stands in more is not looked up in the older ones.
MAX_NAMINGS = 60
#: Code points; how far up a person of a last name is looked for.
MAX_LOOKED_BACK = 20_000


#: Bodies that are called by what they mind: "the government's disaster agency".
_RESCUING = frozenset({ClaimantKind.RESCUE})
_ARTICLE = regex.compile(r"^[AaEe]l-")
#: Offices of which a place has one holder.
OFFICES = frozenset({"governor", "mayor", "sheriff"})
_PERSON = r"\p{Lu}[\p{L}’'-]+(?:\s(?:al-|bin\s|de\s|van\s)?\p{Lu}[\p{L}’'.-]*){1,3}"
_HOLDER = {
    office: regex.compile(
        rf"(?P<before>{_PERSON}),?\s(?:the\s)?(?:\p{{Ll}}+\s){{0,2}}{office}\b|\b(?:{office}|{office.title()})\s(?P<behind>{_PERSON})"
    )
    for office in OFFICES
}
#: Code points; a lead's "a monitor" is named in the sentence or two behind it.
MAX_AHEAD = 700


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

    def __init__(
        self,
        text: str,
        starts: Sequence[int],
        read: Callable[[int], object],
        opening: Callable[[int], Claimant | None],
        introduction: Callable[[str, int], Claimant | None] = lambda last, number: None,
    ) -> None:
        """Begin with nobody.

        ``read`` credits the claimants of an earlier sentence, if it has not
        yet done so; ``opening`` tells whom a sentence begins with, and
        ``introduction`` who a last name is where the text names it first.
        """
        self.text = text
        self._starts = starts
        self._read = read
        self._opening = opening
        self.introduction = introduction
        self._seen: dict[int, list[Claimant]] = {}
        self._named: dict[str, str] = {}
        self._holding: dict[str, str] = {}
        self._own: dict[str, str] = {}
        self._readings: dict[str, str] = {}
        self._national: dict[str, str] = {}
        self._bodies: dict[frozenset[ClaimantKind], str] = {}

    @cached_property
    def demonym(self) -> str:
        """The adjective of the country that the text is about, "" if that cannot be told."""
        return main_demonym(self.text)

    def note(self, sentence: int, claimant: Claimant) -> None:
        """Remember that ``claimant`` was credited in the sentence of this number."""
        self._seen.setdefault(sentence, []).append(claimant)

    def latest(self, sentence: int, gap: int) -> Iterator[Claimant]:
        """Yield those credited up to ``gap`` sentences back, the last one first."""
        yield from reversed(self._seen.get(sentence, ()))
        for number in range(sentence - 1, max(-1, sentence - gap - 1), -1):
            self._read(number)
            yield from reversed(self._seen.get(number, ()))

    def latest_or_opening(self, sentence: int, gap: int, at: int = -1) -> Iterator[Claimant]:
        """Yield as ``latest`` does, and whom the sentence before begins with, credited or not.

        "The colonel, Ivan Orlo, sent five tanks. He said 20 had died." A
        person whom the sentence itself begins with, before ``at``, comes first.
        """
        yield from reversed(self._seen.get(sentence, ()))
        own = self._opening(sentence) if at >= 0 else None
        if own is not None and own.person and own.span.end <= at:
            yield own
        for number in range(sentence - 1, max(-1, sentence - gap - 1), -1):
            self._read(number)
            yield from reversed(self._seen.get(number, ()))
            opening = self._opening(number) if number == sentence - 1 else None
            if opening is not None:
                yield opening

    def opening(self, sentence: int) -> Claimant | None:
        """Return the body or the person of an office that the sentence begins with, None if none."""
        return self._opening(sentence)

    def latest_named(self, sentence: int, word: str) -> Iterator[Claimant]:
        """Yield those credited in sentences that hold ``word``, the last one first."""
        yield from reversed(self._seen.get(sentence, ()))
        end = self._starts[sentence]
        floor = max(0, end - MAX_LOOKED_BACK)
        for _ in range(MAX_NAMINGS):
            at = self.text.rfind(word, floor, end)
            if at < 0:
                return
            number = bisect_right(self._starts, at) - 1
            if number < 0:
                return
            self._read(number)
            yield from reversed(self._seen.get(number, ()))
            end = self._starts[number]

    def is_named(self, word: str, end: int) -> bool:
        """Return whether the word stands in the text before ``end``."""
        return self.text.find(word, max(0, end - MAX_LOOKED_BACK), end) >= 0

    def canonical(self, words: str) -> str:
        """Return the one name for ``words`` in this document, a ministry with its country."""
        bare = words.removeprefix("the ").removeprefix("The ").lower()
        if bare in NATIONAL:
            if bare not in self._national:
                self._national[bare] = national_name(bare, self.text, self.demonym)
            return self._national[bare]
        if "inistry" not in words:
            return canonical_name(words, self.text)
        owner, _, rest = words.removeprefix("the ").removeprefix("The ").partition(" ")
        spelt = self.spelt_out(owner.removesuffix("'s").removesuffix("’s"))  # "the NUG's defence ministry"
        whole = f"{spelt} {rest}" if rest and spelt not in (owner, owner[:-2]) else words
        return canonical_name(whole, self.text, self.demonym)

    def only(self, kinds: frozenset[ClaimantKind]) -> str:
        """Return the one body of these kinds that the document names, "" for none or two."""
        if kinds not in self._bodies:
            names = (name for _, name in named_bodies(self.text, kinds))
            first = next(names, "")
            self._bodies[kinds] = "" if any(name != first for name in names) else first
        return self._bodies[kinds]

    def holder_of(self, office: str, at: int) -> str:
        """Return the person whom the text names as governor, mayor … shortly behind ``at``, "" if it names none."""
        match = _HOLDER[office].search(self.text, at, at + MAX_AHEAD) if office in OFFICES else None
        return " ".join((match["before"] or match["behind"]).split()) if match is not None else ""

    def only_of(self, names: frozenset[str], kind: ClaimantKind) -> str:
        """Return the one of these bodies that the document names, "" for none or two."""
        found = {name for _, name in named_bodies(self.text, frozenset({kind})) if name in names}
        return next(iter(found)) if len(found) == 1 else ""

    def named_next(self, kinds: frozenset[ClaimantKind], at: int) -> str:
        """Return the first body of these kinds that the text names shortly behind ``at``, "" if none."""
        return min(named_bodies(self.text, kinds, at, at + MAX_AHEAD), default=(0, ""))[1]

    def spelt_out(self, words: str) -> str:
        """Return the name that the text gives for an acronym, ``words`` if it gives none."""
        letters = words.replace(".", "")
        return self._acronyms.get(letters) or self._reading(letters) or words

    def own_reading(self, words: str, name: str) -> str:
        """Return what the text itself spells an acronym out as, against the ``name`` of the table, which else holds.

        "RSF" is Reporters Without Borders, but not in a text on the Rapid Support Forces.
        """
        letters = words.replace(".", "")
        if letters not in self._own:
            spelt = "" if name in self.text[:MAX_LOOKED_THROUGH] else self._reading(letters)
            self._own[letters] = canonical_name(spelt, self.text) if spelt else name
        return self._own[letters]

    def _reading(self, letters: str) -> str:
        """Return the words of the text with these initials, "" if there are none."""
        if not (3 <= len(letters) <= MAX_ACRONYM and letters.isascii() and letters.isalpha() and letters.isupper()):
            return ""
        if letters not in self._readings:
            runs = spelling(letters).finditer(self.text, 0, MAX_LOOKED_THROUGH)
            self._readings[letters] = next((run[0] for run in runs if is_whole_name(self.text, *run.span())), "")
        return self._readings[letters]

    def full_name(self, last: str) -> str:
        """Return the first longer name in the text that ends on the word ``last``, "" if none does."""
        return self._runs.get(last, "")

    def only_named(self, noun: str) -> str:
        """Return the one name in the text that holds ``noun`` with a capital, "" for none or two: "Lake Hospital"."""
        if noun not in self._named:
            held = (without_openers(run) for run in self._name_runs if noun in run.lower())
            names = {" ".join(name) for name in held if len(name) > 1 and noun.title() in name}
            self._named[noun] = next(iter(names)) if len(names) == 1 else ""
        return self._named[noun]

    def only_holding(self, words: frozenset[str]) -> str:
        """Return the one name of a body in the text that holds all these words, "" for none or two."""
        key = " ".join(sorted(words))
        if key not in self._holding:
            names: set[str] = set()
            for run in self._name_runs:
                name = without_openers(run)
                lows = [normal_word(part) for part in name]
                if len(name) > 2 and words <= set(lows) and "body" in roles_of(lows[-1]):
                    names.add(" ".join(name))
            for _, named in named_bodies(self.text, _RESCUING):
                if words <= {normal_word(part) for part in named.split()}:
                    names = {name for name in names if name not in named} | {named}
            self._holding[key] = next(iter(names)) if len(names) == 1 else ""
        return self._holding[key]

    @cached_property
    def _name_runs(self) -> list[str]:
        return [match[0] for match in NAME_RUN.finditer(self.text, 0, MAX_LOOKED_THROUGH)]

    @cached_property
    def _acronyms(self) -> dict[str, str]:
        return dict(find_acronyms(self.text[:MAX_LOOKED_THROUGH]))

    @cached_property
    def _runs(self) -> dict[str, str]:
        runs: dict[str, str] = {}
        for run in self._name_runs:
            parts = run.split()
            last = parts[-1].removesuffix("'s").removesuffix("’s")
            kept = personal_part([*parts[:-1], last])
            if len(kept) > 1:
                runs.setdefault(last, " ".join(kept))
                runs.setdefault(_ARTICLE.sub("", last), " ".join(kept))  # "Barazi"
        return runs
