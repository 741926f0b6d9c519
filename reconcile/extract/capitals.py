"""Find the capitals that a text names only by their people: "in the Somali capital"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reconcile.extract.gazetteer import load_gazetteer
from reconcile.extract.placewords import country_of_people
from reconcile.lexicons.spelling import fold
from reconcile.model import PlaceMention

_CAPITAL = re.compile(r"\b[Tt]he ((?:[A-Z]\w+ )?[A-Z]\w+) capital\b(?!,? (?:city )?(?:of )?[A-Z]|s\b)")


def find_capitals(text: str, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Return each "Somali capital" as a mention of that city, in order.

    A capital whose name stands behind the words is left to that name.

    Args:
        mentions: The places that the text names.

    >>> [(m.name, m.place.name) for m in find_capitals("A bomb hit the Somali capital.", [])]
    [('Somali capital', 'Mogadishu')]
    """
    if " capital" not in text:
        return []
    taken = {mention.start for mention in mentions}  # "US" is a country and a people
    found = []
    for match in _CAPITAL.finditer(text):
        country = country_of_people(fold(match[1]))
        capital = load_gazetteer().capital_of(country) if country else ""
        if not capital or match.start(1) in taken:
            continue
        place = next((place for place in load_gazetteer().find(capital, country) if place.country == country), None)
        if place is not None:
            start, end = match.start(1), match.end()
            found.append(PlaceMention(start=start, end=end, name=text[start:end], place=place, country=country))
    return found
