"""How far the words beside a place speak for harm there: "a bomb in Homs", "officials in Homs", "higher than in Homs".

A weight lies between 0 and 1. It is lowered where the place is that of a
speaker, a hospital, a part of those counted, a comparison, a photograph or
the wire, and raised where the dead were found.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from reconcile.extract.telling import EVENT, HARM, SPEECH, TREATED, Story
from reconcile.model import PlaceMention

#: What the cue before a name is worth as a sign that the harm was there.
ROLE_WEIGHT = {"at": 1.0, "noun": 0.9, "on": 0.9, "of": 0.5, "near": 0.5, "to": 0.25, "from": 0.25}
BARE_WEIGHT = 0.2  # a name without a cue
NAMING_WEIGHT = 0.8  # "the Garissa attack": the name stands before the word for the harm
DATELINE_WEIGHT = 0.05  # where the report was written, not where the harm was
FOUND_WEIGHT = 0.9  # where the dead were recovered, the captives taken
TREATED_WEIGHT = 0.2  # where the wounded were brought
FAINT = 0.4  # a name that speaks less for harm than this is not asked whether somebody speaks there
PART_WEIGHT = 0.3  # where a part of those counted were
COMPARED_REACH = 110  # code points before a name in which "than" stands
COMPARED_WORD = 16  # code points of the word before "than"
COMPARED_WEIGHT = 0.1  # a place whose toll another is held against
SPEAKER_SHARE = 0.25  # what is left of a place where somebody speaks
DATELINE_LENGTH = 40  # code points of a dateline before the country in it
FULL_LINE = 80  # code points of a line that is no row of a table
CAPTION_REACH = 300  # code points from a name in a caption to the credit of the photograph
NAMING_GAP = 30  # code points between a name and the harm it names
FRAME_REACH = 20  # code points from the head of a sentence to the place that it opens with
SPEECH_REACH = 60  # code points before a name in which somebody speaks there
TREATED_REACH = 70  # code points before a name in which the wounded are brought there

_SPEAKS = re.compile(rf"\b(?:{'|'.join(sorted(SPEECH))})\b[^.\d]{{0,30}}\Z")
#: Whose words come from a place: "activists in Homs", "the ministry in Kyiv".
_SPEAKERS = frozenset(
    "source sources reporter reporters correspondent correspondents activist activists resident residents official"
    " officials spokesman spokeswoman spokesperson spokespeople spokesmen witness witnesses journalist journalists"
    " positioned stationed deployed entrenched hiding sheltering"
    " photographer photographers team teams office offices based headquartered ministry agency headquarters"
    " mission envoy diplomat diplomats analyst analysts prosecutor prosecutors".split()
)
#: "Said police in Orun had shot": what was said goes on with those who did or suffered harm.
_HARMERS = frozenset(
    "police troops soldiers gunmen fighters militants rebels forces people civilians children prisoners"
    " vehicle bus minibus convoy train plane aircraft helicopter jet boat ship vessel ferry car truck patrol".split()
)
#: "A group, which records deaths in Orun": what somebody does who speaks.
_OBSERVES = re.compile(
    r"wh(?:ich|o) (?:\w+ ){0,2}?"
    r"(?:records|monitors|tracks|documents|relies|maps|counts|covers|collects|verifies)\b[^.;,]*\Z"
)
#: "Fighters located in Orun fired on Rasmat": where those who harm are; a market located in Orun is where harm is.
_SITED = frozenset("located holed dug barricaded".split())
_SITED_HARMERS = (
    r"(?:rebel|militant|terrorist|fighter|gunm[ae]n|troop|soldier|group|organi[sz]ation|faction|batter)(?:s|ies|y)?"
    r" (?:(?:who|that|which) (?:are|were) )?(?:located|holed up|dug in|barricaded)"
)
_SPEAKER_IN = re.compile(
    rf"\b(?:{'|'.join(sorted(_SPEAKERS))}|{_SITED_HARMERS}) (?:in|inside|across|at) (?:[\w-]+ ){{0,4}}\Z"
)
#: "Near the police headquarters in Orun": a building is where the harm was, and nobody who speaks.
_BUILDING_HIT = re.compile(
    r"\b(?:near|outside|at|inside|hit|struck|targeted|targeting|against|beside"
    r"|(?:attack|raid|strike|bomb|blast|assault) on)"
    r" (?:the |an? |its )?(?:[\w-]+ ){0,3}?(?:headquarters|offices?|ministry|mission|agency)"
    r" (?:in|inside|across) (?:\w+ ){0,4}\Z"
)
#: "higher than the toll of the capture of Orun": what a figure is held against, not where it was counted.
_COMPARED = re.compile(r"\b(?!(?:more|less|fewer|other|rather|later|earlier|sooner|no) )\w+ than (?!\d)[^.;]*\Z")
_BEHIND = re.compile(r", behind (?:only )?the [^.;]*\Z")  # "one of the deadliest, behind the fire of Orun"
_SAYS = re.compile(
    r"(?:'s|’s)?(?! (?:an?|the|and|in|on|at|it|he|she|they)\b)(?: \w+){0,3}?"
    r" (?:said|told|says|announced|confirmed|reported|denied|warned|urged|condemned)\b"
)
_FRAMES = ("in ", "at ", "on ", "near ", "outside ")
_INVERTED = re.compile(r" (?:said|says|reported|announced|confirmed) (?:the|an?) ")
#: "According to the hospital in Orun": where somebody speaks.
_ACCORDING = re.compile(
    r"\baccording to (?!.*\b(?:attack|blast|strike|bomb|fire|crash)\b)[^,;.]{1,60}"
    r" (?:in|at|from) (?:the )?(?:\w+ ){0,2}\Z"
)
#: "Killed in US airstrike": names that stand for their adjective, and whose arms they were.
_WHOSE_ARMS = frozenset(("US", "U.S", "U.S.", "UK", "U.K", "U.K."))
_ARMS = re.compile(
    r"\.?(?:-led| -led)? (?:\w+ )?(?:air ?strikes?|strikes?|drones?|missiles?|raids?|jets?|warplanes?|planes?|coalition"
    r"|bomb(?:s|ing|ardment|ers?)|shelling|helicopters?|gunships?|forces?|troops|soldiers|military|army|navy|marines"
    r"|(?:service ?|crew ?)?members|servicem[ae]n|personnel|airm[ae]n|citizens?|nationals?|tourists?|contractors?"
    r"|sailors?)\b"
)
#: "Close to the border with Orun": on the other side.
_BORDER_WORDS = frozenset(("border", "borders", "frontier", "boundary"))
_BORDERS = re.compile(
    rf"\b(?:{'|'.join(sorted(_BORDER_WORDS))}) (?:with|to|into) (?:the )?(?:[\w-]+(?:['’]s)? ){{0,2}}\Z"
)
#: "Held in the detention center in Orun": where the suspect is.
_CUSTODY_WORDS = frozenset("jail prison centre center custody court facility courthouse".split())
_IN_CUSTODY = re.compile(
    r"\b(?:held|jailed|booked|detained|arraigned|charged|tried|appeared|custody|jail|court|prosecutors?)\b[^.;]{0,50}"
    rf"\b(?:{'|'.join(sorted(_CUSTODY_WORDS))}) (?:in|at) (?:\w+ ){{0,2}}\Z"
)
_TREATED = re.compile(
    rf"\b(?:{'|'.join(sorted(TREATED - {'hospital', 'hospitals'}))})\b(?! from| hostage| captive)[^.]{{0,50}}\Z"
)
_IN_HOSPITAL = re.compile(r"\bhospitals?,? in (?:[\w-]+ ){0,6}\Z")
_HOSPITAL = re.compile(r" (?:[A-Z]\w+ ){0,3}(?:[Hh]ospital|[Cc]linic|[Mm]edical [Cc]ent)")
_CARES = ("Hospital", "hospital", "Clinic", "clinic", "Medical Center", "Medical Centre")
_DATED = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?)"
#: "NAIROBI, Kenya: Nine died": a dateline of a name in capitals, and what stands before the country in one.
_UPPER_DATELINE = re.compile(r"(?:, [A-Z]\w+)?:\s")
_UPPER_BEFORE = re.compile(r"(?:\A|\n)[A-Z][A-Z .'-]{2,30}, \Z")
#: "ORUN, Kenya (Wire) -", "Orun, Feb 12:", "ORUN (Aug. 28, 2022) —".
_DATELINE = re.compile(rf"(?:,? [A-Z]\w+)?(?:{_DATED}:|{_DATED}?,? ?(?:\([A-Z][\w /.,]{{1,30}}\)|[-–—] ))")
#: "The mayor of Orun": who somebody is, not where the harm was.
_OFFICE = re.compile(
    r"\b(?:mayor|governor|president|chief|head|minister|king|emir|bishop|archbishop|ruler|leader|native) of (?:the )?"
    r"(?:(?:(?!(?:in|at|on|near|from|to) )\w+ ){0,2}"
    r"|(?:near\w+ |neighbou?ring )?(?:town|village|city|district) of (?:\w+ )?)\Z"
)
#: "121 died, of whom 87 in Orun", "160 of them in Orun": where a part of those counted were.
_PART = re.compile(
    r"(?:\bof (?:which|whom)(?: [\w,]+){1,3}|(?:\d|[a-z]) of (?:them|these|those|whom|which)(?: \w+){0,3})"
    r" in (?:the )?(?:\w+ ){0,2}\Z"
)
#: "Orun has been under heavy shelling", "Orun was rocked by": the place is what the harm is told of.
_SUFFERS = re.compile(
    r" (?:has|have|had|was|were|is|came|comes)(?: also| been| again| recently| now| repeatedly| since| come){0,3}"
    r" (?:under (?:\w+ ){0,2}(?:fire|attack|attacks|shelling|strikes|bombardment|air|raids|bombing)"
    r"|(?:witnessed|seen|suffered|endured|experienced) (?:[\w-]+ ){0,4}?(?:attacks?|raids?|strikes|shelling|bombings?"
    r"|bombardments?|violence|fighting|clashes|shootings?|blasts?|deaths|floods?)"
    r"|(?:hit|struck|shelled|bombed|attacked|pounded|rocked|targeted|battered|devastated|flooded|swamped|ravaged) by)\b"
)
_SORTS = frozenset("city town village province district region state county governorate area has have had also".split())
_WIRE = re.compile(r"\) ?[-–—]")  # the agency whose name a place bears, "(Orun) -"
#: "Bodies were pulled from Orun", "pupils abducted from Orun": harm there, not a journey.
_FOUND = re.compile(
    r"\b(?:pulled|recovered|retrieved|unearthed|exhumed|dug|abducted|kidnapped|snatched|seized|taken)"
    r"(?: \w+){0,3} from (?:the )?(?:[\w-]+ ){0,3}?(?:of )?\Z"
)
#: Words without one of which no credit is looked for.
_PHOTO = ("hoto", "PHOTO", "mage", "Agencies)", "Foto", "icture", "/", " via ")
_CREDIT = re.compile(r"\((?:[^()\n\d]{0,40} )?(?:[Pp]hotos?|PHOTO|[Ii]mages?|Agencies)(?: [^()\n]{0,30})?\)")
#: The credit of a photograph that ends its line: "(NAME / Wire)", "Photo: Wire", "Name/Wire".
_CREDIT_OF_LINE = re.compile(
    r"(?:\([^()\n]{2,40} ?/ ?[A-Z][^()\n]{1,30}\)|\b(?:Photo|PHOTO|Photograph|Picture|Image|Foto|File photo)s?"
    r"(?::| by\b| courtesy\b)[^\n]{0,60}|[/,] ?via [A-Z][\w ]{1,20})[ \t.]*$",
    re.MULTILINE,
)

#: "Four of the dead were pupils of a school in Orun, near Rasmat": where they came from.
_MEMBERS = frozenset(
    "students pupils graduates teachers employees players workers fans worshippers parishioners".split()
)
_OF_WHERE = re.compile(
    rf"\b(?:were|are|included|includes|including) (?:[\w-]+ ){{0,3}}(?:{'|'.join(sorted(_MEMBERS))}) (?:of|from|at)"
    r" [^.;]{0,50}\b(?:in|near|outside) (?:the )?(?:[\w-]+ )?\Z"
)


class HarmWeights:
    """The weights of the places of one text."""

    def __init__(self, text: str, story: Story) -> None:
        self._text = text
        self._story = story
        self._captions = self._lines = list[int]()
        if any(word in text for word in _PHOTO):
            self._captions = [found.start() for found in _CREDIT.finditer(text)]
            self._lines = [found.start() for found in _CREDIT_OF_LINE.finditer(text)] if "\n" in text else []

    def of(self, mention: PlaceMention, sentence: int, role: str, *, is_small: bool) -> float:
        """Return how far a mention speaks for harm at its place.

        Args:
            role: What the cue before the name makes of it.
            is_small: It is smaller than a country.
        """
        start, end = mention.start, mention.end
        if self._is_furniture(mention, sentence, role):
            return DATELINE_WEIGHT
        if mention.name in _WHOSE_ARMS and _ARMS.match(self._story.low, end):
            return DATELINE_WEIGHT
        weight = ROLE_WEIGHT.get(role, BARE_WEIGHT)
        names_harm = role in ("", "list", "of") and is_small
        behind = min(end + NAMING_GAP, self._story.sentences[sentence].end) + 1
        if names_harm and not HARM.isdisjoint(self._story.flat[end + 1 : behind].split()):
            weight = max(weight, NAMING_WEIGHT)
        if role == "from" and _FOUND.search(self._story.low[max(0, start - TREATED_REACH) : start]):
            weight = FOUND_WEIGHT
        if not role and is_small and _SUFFERS.match(self._story.low, end):
            weight = NAMING_WEIGHT
        if weight < FAINT:
            return weight
        floor = self._story.sentences[sentence].start
        before = self._story.low[max(floor, start - TREATED_REACH) : start]
        words = before.replace(",", " ").split()
        less = self._lowered(mention, role, before, words)
        if less:
            return less
        low = self._story.low
        than = low.rfind(" than ", max(floor, start - COMPARED_REACH), start)
        if than > 0 and _COMPARED.search(low[max(floor, than - COMPARED_WORD) : start]):
            return COMPARED_WEIGHT
        if "behind" in words and _BEHIND.search(before):
            return COMPARED_WEIGHT
        return weight * SPEAKER_SHARE if self._is_of_speaker(mention, role, floor, before, words) else weight

    def _is_furniture(self, mention: PlaceMention, sentence: int, role: str) -> bool:
        """Tell whether a name belongs to the dateline, to the wire or to a photograph."""
        text, start, end = self._text, mention.start, mention.end
        if mention.name.isupper() and len(mention.name) > 3 and _UPPER_DATELINE.match(text, end):
            return True
        if text.startswith(":", end) and (
            self._opens_line(start, end) or _UPPER_BEFORE.search(text, max(0, start - DATELINE_LENGTH), start)
        ):
            return True
        # Any other dateline goes on with a capital, a bracket or a dash: most names go on with a small letter.
        following = text[end : end + 3].lstrip(" ,")[:1]
        if following and not following.islower() and _DATELINE.match(text, end):
            return True
        if text[start - 1 : start] == "(" and text[end : end + 1] == ")" and _WIRE.match(text, end):
            return True
        if not role and mention.name.isupper() and len(mention.name.replace(".", "")) > 3:
            return True
        if self._lines and self._is_in_caption_line(start):
            return True
        return bool(self._captions) and self._is_in_caption(start, self._story.sentences[sentence].end)

    def _opens_line(self, start: int, end: int) -> bool:
        """Tell whether a line of running text opens with a name and a colon: "Orun: Three men were shot"."""
        text = self._text
        if start and text[start - 1 : start] != "\n":
            return False
        stop = text.find("\n", end)
        return (stop if stop >= 0 else len(text)) - end >= FULL_LINE and text[end + 2 : end + 3].isupper()

    def _is_in_caption_line(self, at: int) -> bool:
        """Tell whether the line of a name ends on the credit of a photograph."""
        following = bisect_right(self._lines, at)
        if following == len(self._lines) or self._lines[following] > at + CAPTION_REACH:
            return False
        return "\n" not in self._text[at : self._lines[following]]

    def _is_in_caption(self, at: int, end: int) -> bool:
        """Tell whether a photograph's caption goes on from here to its credit: "A man in Orun (Wire photo)"."""
        following = bisect_right(self._captions, at)
        return following < len(self._captions) and self._captions[following] < min(end, at + CAPTION_REACH)

    def _lowered(self, mention: PlaceMention, role: str, before: str, words: list[str]) -> float:
        """Return the weight of a place of treatment, of a part or of an office, 0 if it is none."""
        # "Taken to a hospital in Garissa", and not "a bomb at a hospital in Garissa".
        if not TREATED.isdisjoint(words) and (
            _TREATED.search(before) or (EVENT.isdisjoint(words) and _IN_HOSPITAL.search(before))
        ):
            return TREATED_WEIGHT
        if role == "at" and EVENT.isdisjoint(words) and self._is_hospital(mention):
            return TREATED_WEIGHT
        if "of" in words and _PART.search(before):
            return PART_WEIGHT
        if not _BORDER_WORDS.isdisjoint(words) and _BORDERS.search(before):
            return COMPARED_WEIGHT
        if not _CUSTODY_WORDS.isdisjoint(words) and _IN_CUSTODY.search(before):
            return TREATED_WEIGHT
        if not _MEMBERS.isdisjoint(words) and _OF_WHERE.search(before):
            return COMPARED_WEIGHT
        return BARE_WEIGHT if "of" in words[-6:] and _OFFICE.search(before) else 0.0

    def _is_hospital(self, mention: PlaceMention) -> bool:
        return mention.name.endswith(_CARES) or _HOSPITAL.match(self._text, mention.end) is not None

    def _is_of_speaker(self, mention: PlaceMention, role: str, floor: int, before: str, words: list[str]) -> bool:
        """Tell whether somebody speaks at a place or for it, or it is only where they are."""
        low, end = self._story.low, mention.end
        speaks = _SPEAKS.search(before[-SPEECH_REACH:]) if not SPEECH.isdisjoint(words) else None
        if speaks is not None:
            told = speaks.group().split()
            if HARM.isdisjoint(told) and _HARMERS.isdisjoint(told):
                return True
        if "according" in words and _ACCORDING.search(before):
            return True
        is_sited = not (_SPEAKERS.isdisjoint(words) and _SITED.isdisjoint(words))
        speaker = _SPEAKER_IN.search(before) if is_sited else None
        if speaker is not None and _BUILDING_HIT.search(before, 0, speaker.end()) is None:
            return True
        observes = low.rfind("wh", max(floor, mention.start - COMPARED_REACH), mention.start)
        if observes > 0 and _OBSERVES.match(low, observes, mention.start):
            return True
        # "Orun said", "residents of Orun told"; not "a bomb hit Orun said the ministry", "In Orun residents said".
        opens = mention.start - floor <= FRAME_REACH and low.startswith(_FRAMES, floor)
        says = None if opens or self._text[end : end + 1] not in (" ", "'", "’") else _SAYS.match(low, end)
        if says is None:
            return False
        if role not in ("at", "on", "near"):
            return True
        # "Nine died in Orun state television said": where the comma is lost, somebody else speaks.
        others = [word for word in says[0].split()[:-1] if word not in _SORTS]
        return not others and not _INVERTED.match(low, end)
