"""Tell whether a later sentence goes on about the harm of the lead: "a parked car" there, "the car" here."""

from __future__ import annotations

import re
from functools import cached_property

from reconcile.extract.telling import Story, Telling
from reconcile.model import Span

#: Words for one thing of a story, any of which may take up any other: a lead's bomb is later "the device".
_ALIKE = (
    "bomb device explosive explosives blast explosion charge mine shell shells",
    "car vehicle truck van lorry pickup minibus taxi bus coach convoy motorcycle motorbike tanker",
    "attacker attackers assailant assailants gunman gunmen militant militants insurgent insurgents fighter fighters"
    " bomber bombers shooter rebel rebels jihadist jihadists raider raiders suspect suspects",
    "building factory plant block tower house home warehouse hotel school hospital clinic mosque church market bazaar"
    " nightclub club restaurant cafe prison jail shelter",
    "boat ship vessel ferry dinghy trawler canoe",
    "plane aircraft jet airliner helicopter flight",
    "train carriages coaches locomotive",
    "base post camp compound outpost checkpoint barracks garrison",
    "mine shaft pit colliery",
    "mudslide landslide avalanche",
    "fire blaze flames inferno",
    "crash collision accident derailment wreck",
    "raid strike airstrike airstrikes strikes raids bombardment shelling bombing",
    "victim victims dead bodies wounded injured survivors passengers mourners worshippers recruits villagers",
)
_GROUPS_OF: dict[str, set[int]] = {}
for _number, _group in enumerate(_ALIKE):
    for _word in _group.split():
        _GROUPS_OF.setdefault(_word, set()).add(_number)
_THING = rf"{'|'.join(sorted(_GROUPS_OF))})\b(?!['’]s\b| (?:department|brigade|service|fighters?|chief)\b)"
OPENING = 60  # code points from the head of a sentence in which its subject stands
_TAKEN_UP = re.compile(rf"\b(?:the|these|those) (?:[\w-]+ ){{0,2}}?({_THING}")
#: "The men queued at a school in Orun when the truck sped up".
_MEANWHILE = re.compile(rf"\b(?:when|as|before|where) the (?:[\w-]+ )?({_THING}")
#: "One of the trucks", "members of the convoy": a part, of whom something else may be told.
_WORD = re.compile("[a-z]+")


class TakenUp:
    """The things that the lead of one report tells of, as its later sentences name them again."""

    def __init__(self, story: Story) -> None:
        self._story = story

    @cached_property
    def _groups(self) -> set[int]:
        """The groups of alike things of which the lead tells."""
        lead = set(_WORD.findall(self._story.low, 0, self._story.sentences[self._story.lead_end].end))
        return {group for word in lead & _GROUPS_OF.keys() for group in _GROUPS_OF[word]}

    @cached_property
    def _left_at(self) -> int:
        """The first sentence behind the lead that turns to another harm, of which the next ones may go on."""
        numbers = range(self._story.lead_end + 1, len(self._story.sentences))
        left = (
            n for n in numbers if self._story.turns_aside(n) or self._story.tells(n) in (Telling.BACK, Telling.TOTAL)
        )
        return next(left, len(self._story.sentences))

    def tells(self, number: int, named: Span) -> bool:
        """Tell whether a sentence opens on a thing of the lead, as known: "The device had been hidden in".

        Args:
            named: Where the name of a place stands: "the Orun market" is no thing of the lead.
        """
        if number >= self._left_at:
            return False
        start, end = self._story.sentences[number]
        found = _TAKEN_UP.search(self._story.low, start, end)
        if found is None or found.end() > start + OPENING:
            found = _MEANWHILE.search(self._story.low, start, end)
        if found is None or found.start() < named.end <= found.end():
            return False
        return not self._groups.isdisjoint(_GROUPS_OF[found[1]])
