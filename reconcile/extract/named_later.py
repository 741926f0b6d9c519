"""Who an unnamed speaker of the lead is, where the sentences behind it tell his name.

"A flood official said. … Ana Lind told AFP …" and "The county commissioner
said. … County commissioner Ana Lind said …" are one person each.
"""

from __future__ import annotations

from reconcile.extract.claimant_cores import PhraseSort
from reconcile.extract.claimant_register import Claimant
from reconcile.extract.claimant_words import roles_of
from reconcile.extract.credit_index import AttributionIndex, Credited
from reconcile.extract.names import normal_word

#: Sentences; a lead and its headline are among the first.
MAX_LEAD = 3
#: Sentences; a name further behind the lead is another's.
MAX_BEHIND = 3
#: Words that an office and the name's explanation share: "civil society", "county commissioner".
MIN_SHARED = 2
_ONE = ("a ", "an ", "A ", "An ")
_LEADING = frozenset({"leader"})
_TELLS_NOTHING = frozenset("the a an local senior who is of in and its".split())


def named_later(index: AttributionIndex, number: int, said: Credited) -> Claimant | None:
    """Return who the one unnamed claimant of the credit is, None where the text does not tell."""
    if number > MAX_LEAD or len(said.claimants) != 1:
        return None
    unnamed = said.claimants[0]
    phrase = said.credit.phrases[0]
    described = phrase.sort is PhraseSort.NOUN and phrase.person is None and not phrase.bodies
    if not described or unnamed.rule or not unnamed.person or not unnamed.name:
        return None
    at = said.credit.cue.start
    if at not in index.named_later:
        index.named_later[at] = _next_named(index, number, unnamed)
    return index.named_later[at]


def _next_named(index: AttributionIndex, number: int, unnamed: Claimant) -> Claimant | None:
    """Return whom the next sentence that credits somebody names, if that is the unnamed one."""
    for behind in range(number + 1, min(number + 1 + MAX_BEHIND, len(index.sentences))):
        found = next((one for one in index.credits_of(behind) if not one.credit.cites), None)
        if found is not None:
            return _name_of(index, unnamed, found)
    return None


def _name_of(index: AttributionIndex, unnamed: Claimant, found: Credited) -> Claimant | None:
    """Return the named claimant of the next credit, None where it is another or told of before."""
    named = found.claimants[0]
    phrase = found.credit.phrases[0]
    if len(found.claimants) > 1 or not named.person or named.rule or " " not in named.name or phrase.person is None:
        return None
    if index.text.find(named.name, 0, named.span.start) >= 0:
        return None
    start, end = unnamed.span
    if phrase.sort is PhraseSort.PROPER and phrase.apposition is None and not phrase.heads:
        is_one = index.text.startswith(_ONE, start)
        return named._replace(span=unnamed.span, rule="named-elsewhere") if is_one else None
    head = normal_word(unnamed.name.split()[-1])
    if "head" not in roles_of(head) and head not in _LEADING:
        return None
    shared = _content(index.text[start:end]) & _content(index.text[named.span.start : named.span.end])
    return named._replace(span=unnamed.span, rule="named-elsewhere") if len(shared) >= MIN_SHARED else None


def _content(text: str) -> set[str]:
    return {normal_word(word.strip(",.")) for word in text.split()} - _TELLS_NOTHING
