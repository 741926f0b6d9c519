"""Find where a sentence credits a claimant, and which of its words are covered.

A credit is a cue ("said", "according to", "citing"), the phrase that names
the claimant, and the stretches of the sentence that it covers: behind the cue
("police said 20 died"), before it ("20 died, police said"), or both.
"""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.extract.claimant_phrases import Phrase, PhraseSort, Words, read_back, read_phrase
from reconcile.extract.names import could_start_name
from reconcile.lexicons.load import load_table
from reconcile.model import ClaimantKind, Span, Stance

_CUES = {row["cue"]: (row["shape"], Stance(row["stance"])) for row in load_table("reporting_cues")}
#: A sentence without one of these words, a colon or a dash needs no closer look.
CUE_WORDS = frozenset(_CUES) | {"according", "tally", "count", "quoted", "figures", "data"}

_BE = frozenset("was were is are been be being".split())
_AUXILIARY = frozenset("has have had also later earlier then previously reportedly further meanwhile both officially initially "
                       "separately already now still again did does do can could may might yesterday today "
                       "quickly repeatedly strongly categorically immediately finally recently subsequently "
                       "first just only however though nevertheless".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight".split())
_TIMES = _DAYS | frozenset(
    "morning afternoon evening night overnight late early earlier later again also separately meanwhile ago week month "
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept "
    "sep oct nov dec midday noon midnight last this next".split()
)
_MEDIUMS = frozenset(
    "statement report reports tweet post interview briefing bulletin conference message email e-mail release video speech update "
    "communique letter telegram twitter facebook x website page call remarks comments channel broadcast live televised blog "
    "media account platform condition phone telephone microblog blog handle feed channel note press-release".split()
)
_ADJUNCT_PREPS = frozenset("on in at by via during through from to".split())
#: After these the sentence goes on about something that the words before the cue do not depend on.
_GOES_ON = frozenset("and but as while with including among after when citing who which describing calling blaming though although "
                     "amid during following since without in until despite whose where before because".split())
#: … and what follows them is still the claimant's.
_STILL_CREDITED = frozenset("and with including among as while".split())
_INVERTS = frozenset("said says added adds wrote tweeted stated states explained warned noted announced confirmed insisted declared "
                     "continued recalled reported reports reports claimed".split())
_OPENERS = frozenset("but and meanwhile however earlier later also separately elsewhere still yet so then thus on in".split())
_NEEDS_TOLL = frozenset("put puts gave gives given giving bringing raised raising revised revising lowered updated updating putting cut published issued "
                        "released broadcast listed".split())
_TOLL = frozenset("toll tolls number numbers figure figures total count dead death deaths casualties casualty estimate "
                  "estimates".split())
_NEEDS_THAT = frozenset("found finds identified determined established verified concluded indicated indicates pointed "
                        "shown released issued continued recalled maintained maintains complained predicted "
                        "believed".split())
_NOUN_OR_VERB = frozenset("report reports claim claims record records count counts estimate estimates put shows show cut fear fears "
                          "quote cite blame tell warn confirm announce allege believe suspects thinks".split())
_AFTER_NOUN = frozenset("the a an this that these those its their his her of in for with no any some many such following from "
                        "first new latest recent initial unconfirmed conflicting to by on".split())
_SPEAKER_OPENERS = frozenset({"the", "a", "an", "one", "his", "her", "another"})
#: Words; a headline is shorter.
MAX_HEADLINE = 30
#: What a headline may end on, with its colon lost, to name the claimant.
_HEADLINE_NOUNS = frozenset("monitor monitors observatory watchdog activists ministry police officials army medics ngo report media "
                            "source sources reports tv television radio".split())
_WIRES = frozenset("AFP Reuters REUTERS AP DPA dpa Xinhua".split())
_HEADLINE_KINDS = frozenset({ClaimantKind.MONITOR, ClaimantKind.UN, ClaimantKind.MEDIA, ClaimantKind.NGO, ClaimantKind.MEDICAL})
_AFTER_SUFFIX = frozenset("in on at of for from by with to against the a an and or near on kill kills killed hit hits target targets "
                          "targeting attack attacks bomb strike strikes over between under after before as".split())
_MARKS = frozenset("\"“”'‘’«»")


@dataclass(slots=True)
class Credit:
    """One cue with its claimant phrases and the code points it covers.

    ``before`` is covered up to the claimant, ``after`` from the cue on;
    ``None`` where that side is not covered. ``passed_on`` names who relayed
    it. ``joined`` marks one that takes its claimant from another credit.
    """

    at: int
    phrases: list[Phrase]
    cue: Span
    stance: Stance
    rule: str
    before: Span | None = None
    after: Span | None = None
    passed_on: Phrase | None = None
    joined: bool = False
    cites: bool = False


def find_credits(words: Words, sentence: Span, may_be_title: bool = False) -> list[Credit]:
    """Return the credits of one sentence in the order of their cues.

    Args:
        words: The sentence.
        sentence: Its span in the document.
        may_be_title: Whether it stands where a headline does, so that a bare
            last word ("20 dead Observatory") may name the claimant.
    """
    credits: list[Credit] = []
    used = -1
    for at, low in enumerate(words.lows):
        if at < used:
            continue
        credit = _according(words, at, sentence, credits) if low == "according" else None
        if credit is None and low in _CUES:
            credit = _credit_at(words, at, sentence, credits)
        if credit is None and low in ("tally", "count", "figures", "data", "estimates"):
            credit = _counted_by(words, at, sentence, credits)
        if credit is not None:
            credits.append(credit)
            used = max([at + 1, *(p.last for p in credit.phrases if p.first > at)])
    titled = _titled(words, sentence) if not credits else None
    if titled is None and may_be_title:
        titled = _bare_suffix(words, sentence, credits)
    if titled is not None:
        for credit in credits:
            if credit.before is not None and credit.before.start < titled.cue.end:
                credit.before = Span(min(titled.cue.end, credit.before.end), credit.before.end)
        credits.insert(0, titled)
    return credits


def _credit_at(words: Words, at: int, sentence: Span, credits: list[Credit]) -> Credit | None:
    """Return the credit of the verb at word ``at``, None if it credits nobody."""
    low = words.lows[at]
    shape, stance = _CUES[low]
    if not _is_verb(words, at):
        return None
    if shape == "join":
        return _joining(words, at, sentence, credits)
    if shape == "cite":
        return _citing(words, at, sentence)
    back = _skip_back(words, at)
    if back and words.lows[back - 1] in _BE:
        return _passive(words, at, back - 1, sentence, credits)
    if at and words.lows[at - 1] in ("as", "also") and at + 1 < len(words) and words.lows[at + 1] == "by":
        return _by(words, at, sentence, credits)
    if shape == "quote" or (low in ("reported", "reports") and _as_saying(words, at)):
        return _quoting(words, at, sentence)
    if at + 1 < len(words) and words.lows[at + 1] == "by" and low not in ("saw", "told"):
        return _by(words, at, sentence, credits)
    return _active(words, at, back, sentence, credits, shape, stance)


def _is_verb(words: Words, at: int) -> bool:
    """Return whether the word at ``at`` reports here, and is no noun or other sense."""
    low = words.lows[at]
    before = words.lows[at - 1] if at else ""
    if low in ("report", "reports") and words.words[at][0].isupper():
        return False
    after = words.lows[at + 1] if at + 1 < len(words) else ""
    if low in _NOUN_OR_VERB and (before in _AFTER_NOUN or not at or after in ("of", "by") or after in _CUES):
        return False
    if before in ("the", "an", "a", "to", "these", "those", "such", "its", "their", "will", "would", "should", "not"):
        return before == "not" and low in ("say", "confirm")
    if low in ("claim", "claims", "claimed", "claiming"):
        ahead = words.lows[at + 1 : at + 6]
        return not ({"lives", "life", "responsibility"} & set(ahead))
    if low in _NEEDS_TOLL:
        return bool(_TOLL & set(words.lows[at + 1 : at + 8]))
    if low in _NEEDS_THAT:
        return after == "that"
    if low in ("estimated", "feared", "believed", "alleged", "estimate") and after and (after[0].isdigit() or after == "to"):
        return low == "estimated" and before not in ("", "some")
    return True


def _skip_back(words: Words, at: int) -> int:
    """Return the end of the subject before the verb: "has", "later", "on Thursday" skipped."""
    i = at
    while i:
        low = words.lows[i - 1]
        if low in _AUXILIARY or (low in _DAYS and i >= 2):
            i -= 1
            if i and low in _DAYS and words.lows[i - 1] in ("on", "late", "early"):
                i -= 1
            continue
        break
    return i


def subject_before(words: Words, end: int) -> Phrase | None:
    """Return the claimant phrase that ends before word ``end``: the subject of the verb there."""
    if end <= 0:
        return None
    last = words.words[end - 1]
    if last in ("who", "which", "that"):
        end -= 2 if end >= 2 and words.words[end - 2] == "," else 1
        return read_back(words, end) if end > 0 and last != "that" else None
    if words.words[end - 1] == ",":
        return _before_comma(words, end - 1)
    found = read_back(words, end)
    if found is None or found.sort is not PhraseSort.PRONOUN:
        far = _far_subject(words, end, found)
        if far is not None:
            return far
    return _whole_apposition(words, found) if found is not None else None


def _before_comma(words: Words, comma: int) -> Phrase | None:
    """Return the subject in "Rami Amsel, who runs it, said" and "the Network, a monitor, said"."""
    for opening in range(comma - 1, max(-1, comma - 26), -1):
        word = words.words[opening]
        if word in ";:\"“”":
            return None
        if word == ",":
            found = read_back(words, opening)
            if found is None:
                continue
            extended = read_phrase(words, found.first, comma)
            return extended if extended is not None and extended.last > opening else found
    found = read_phrase(words, _clause_start(words), comma)
    if found is not None and found.last < comma and words.lows[found.last] in ("who", "which", "a", "an", "the"):
        return found
    return None


def _whole_apposition(words: Words, found: Phrase) -> Phrase:
    """Return the phrase with the name before it: "the Aleppo Centre an activist collective said"."""
    if found.determiner not in ("a", "an") or found.first == 0:
        return found
    main = read_back(words, found.first)
    if main is not None and main.first and words.lows[main.first - 1] in _ADJUNCT_PREPS | {"of", "near"}:
        return found
    if main is not None and main.sort in (PhraseSort.NAME, PhraseSort.NOUN) and main.determiner == "the" and main.heads + main.bodies:
        main.last = found.last
        return main
    return found


def _clause_start(words: Words) -> int:
    """Return the first word after openers and a dateline."""
    i = 0
    while i < len(words) and (words.lows[i] in _OPENERS or words.lows[i] in _DAYS or words.words[i] in _MARKS or words.words[i] == ","):
        i += 1
    return i


def _far_subject(words: Words, end: int, near: Phrase | None) -> Phrase | None:
    """Return the sentence's subject where words about it part it from its verb.

    In texts without commas: "The Observatory which relies on a network of
    people on the ground said".
    """
    start = _clause_start(words)
    if end - start > 34:
        return None
    found = read_phrase(words, start, end)
    if found is None or found.last >= end or found.sort is PhraseSort.PRONOUN:
        return None
    opening = ("who", "which", "whose", "known", "also", "going") if near is not None else ("who", "which", "a", "an", "known", "based", "(", "going", "whose")
    if words.lows[found.last] not in opening or (near is not None and near.first <= found.last + 1):
        return None
    middle = set(words.lows[found.last : end])
    return None if middle & {"said", "says", "told", "reported", "according"} else found


def _unknown_subject(words: Words, end: int) -> Phrase | None:
    """Return "the teenager" before a plain "said" where no noun of the table stands."""
    for length in (2, 3):
        at = end - length
        if at < 0 or words.lows[at] not in _SPEAKER_OPENERS:
            continue
        opened = at == 0 or words.words[at - 1] in ",;:" or words.words[at - 1] in _MARKS
        if opened and all(words.words[k].isalpha() and words.words[k].islower() for k in range(at + 1, end)):
            return Phrase(at, end, PhraseSort.NOUN, core_end=end, heads=[end - 1], determiner=words.lows[at])
    return None


def _joined_phrases(words: Words, phrase: Phrase) -> list[Phrase]:
    """Return the phrase and those joined to it by "and", in text order."""
    phrases = [phrase]
    first = phrase.first
    if first >= 2 and words.lows[first - 1] == "and" and phrase.sort is not PhraseSort.PRONOUN:
        before = read_back(words, first - 1)
        counted = before is not None and before.first > 0 and words.words[before.first - 1][0].isdigit()
        if before is not None and not counted and before.sort is not PhraseSort.PRONOUN:
            phrases.insert(0, before)
    return phrases


def _following_phrases(words: Words, at: int) -> list[Phrase]:
    """Return the phrase at word ``at`` and those joined to it by "and"."""
    phrase = read_phrase(words, at)
    if phrase is None:
        return []
    phrases = [phrase]
    if phrase.last + 1 < len(words) and words.lows[phrase.last] == "and" and phrase.sort is not PhraseSort.PRONOUN:
        second = read_phrase(words, phrase.last + 1)
        ends = second is None or second.last >= len(words) or words.words[second.last] in ".,;)\"”'’" or words.lows[second.last] in _TIMES
        if second is not None and ends and second.sort is not PhraseSort.PRONOUN:
            phrases.append(second)
    return phrases


def _after_adjuncts(words: Words, at: int) -> int:
    """Return the place after "on Monday", "in a statement", "by telephone" from word ``at``."""
    i = at
    while i < len(words):
        low = words.lows[i]
        if low in _TIMES or (low[0].isdigit() and i > at and words.lows[i - 1] in _TIMES):
            i += 1
        elif low == "(":
            close = next((k for k in range(i + 1, min(len(words), i + 8)) if words.words[k] == ")"), None)
            if close is None:
                break
            i = close + 1
        elif low in _ADJUNCT_PREPS and (end := _adjunct_end(words, i)):
            i = end
            if i + 1 < len(words) and words.lows[i] in ("to", "with") and (listener := read_phrase(words, i + 1, deep=False)):
                i = listener.last
        else:
            break
    return i


def _adjunct_end(words: Words, i: int) -> int:
    """Return where the adjunct that begins with the preposition at ``i`` ends, 0 if it is none."""
    window = words.lows[i + 1 : i + 7]
    if not window:
        return 0
    if window[0] in _TIMES or window[0] in ("x", "twitter", "facebook", "telegram", "state", "phone", "telephone", "email", "condition"):
        end = i + 2
        if window[0] == "condition" and len(window) > 2 and window[1] == "of":
            end = i + 4
        if window[0] == "state" and len(window) > 1 and window[1] in ("television", "tv", "media", "radio"):
            end = i + 3
        return end
    for k, low in enumerate(window):
        if low in _MEDIUMS:
            return i + 2 + k
        if low in _DAYS or (low in ("week", "month", "morning", "evening") and k <= 2):
            return i + 2 + k
        if not (low in ("a", "an", "the", "its", "his", "her", "their", "live", "joint", "news", "press", "separate", "brief", "short",
                        "written", "phone", "telephone", "social", "official", "verified", "local", "late", "early", "this", "same", "new",
                        "latest", "daily", "emailed", "statement", "interview")):
            return 0
    return 0


def _covered(words: Words, credit_start: int, cue_end: int, sentence: Span, credits: list[Credit]) -> tuple[Span | None, Span | None]:
    """Return what a verb with its subject before it covers: words before, words after."""
    i = _after_adjuncts(words, cue_end)
    floor = max([sentence.start, *(c.cue.end for c in credits)])
    before = Span(floor, words.starts[credit_start]) if credit_start else None
    after = Span(words.ends[cue_end - 1], sentence.end)
    if i >= len(words) or words.words[i] in ".!?;)…":
        return before, None
    quoted = credit_start > 0 and words.words[credit_start - 1] in _MARKS
    if words.words[i] in ",—–-":
        return before, after if before is None or _still_credited(words, i + 1) or quoted else None
    if words.words[i] in _MARKS or words.words[i] == ":":
        return (before if quoted else None), after
    if words.lows[i] in _GOES_ON or before is not None and words.lows[i].endswith("ing") or words.lows[i] in _CUES and _CUES[words.lows[i]][0] in ("join", "cite"):
        if before is None:
            return None, after
        return before, after if words.lows[i] in _STILL_CREDITED else None
    return (before if quoted else None), after


def _still_credited(words: Words, i: int) -> bool:
    return i < len(words) and (words.lows[i] in _STILL_CREDITED or words.words[i] in _MARKS)


def _active(words: Words, at: int, back: int, sentence: Span, credits: list[Credit], shape: str, stance: Stance) -> Credit | None:
    """Return the credit of "X said …", "… X said", "… said X", "X told Y …"."""
    subject = subject_before(words, back)
    low = words.lows[at]
    opens = subject is not None and (subject.first <= _clause_start(words) or words.words[subject.first - 1] in _MARKS | {","})
    if low in _INVERTS and not opens and words.words[at].islower():
        inverted = _inverted(words, at, sentence, credits)
        if inverted is not None and (subject is None or _ends_clause(words, inverted.phrases[-1].last)):
            return inverted
    if subject is None and shape in ("say", "tell") and low in ("said", "says", "told", "added"):
        subject = _unknown_subject(words, back)
    if subject is None or (shape == "see" and not _can_witness(words, subject)):
        return None
    if words.words[at][0].isupper() and subject.sort is PhraseSort.PROPER:
        return None  # a headline's verb: "Amsel Says", "Blast Claims"
    end = at + 1
    listener: Phrase | None = None
    if shape == "tell":
        listener, end = _listener(words, at + 1)
    phrases = _joined_phrases(words, subject)
    before, after = _covered(words, phrases[0].first, end, sentence, credits)
    if shape in ("report", "see", "accuse", "deny") and low not in ("reported", "reports", "report"):
        before, after = (None, Span(words.ends[at], sentence.end)) if shape != "report" or after else (before, after)
    first = phrases[0].first
    if first and words.lows[first - 1] in ("when", "since", "after", "before", "where", "until", "if"):
        after = None
    rule = "cue-after" if before is not None else "cue-before"
    return Credit(at, phrases, words.span(at, at + 1), stance, rule, before, after, listener)


def _ends_clause(words: Words, i: int) -> bool:
    """Return whether nothing that a verb could govern follows at word ``i``."""
    i = _after_adjuncts(words, i)
    return i >= len(words) or words.words[i] in ".,;!?\"”’'" or words.lows[i] in _GOES_ON or words.lows[i] in ("a", "an") or (
        words.lows[i] in _CUES and _CUES[words.lows[i]][0] in ("join", "cite"))


def _can_witness(words: Words, subject: Phrase) -> bool:
    lows = set(words.lows[subject.first : subject.last])
    return bool(lows & {"correspondent", "journalist", "reporter", "photographer", "witness", "witnesses", "journalists", "reporters",
                        "doctor", "medic", "resident", "residents"})


def _inverted(words: Words, at: int, sentence: Span, credits: list[Credit]) -> Credit | None:
    """Return the credit of "… said the Observatory"."""
    phrases = _following_phrases(words, at + 1)
    if not phrases or phrases[0].sort is PhraseSort.PRONOUN or not at:
        return None
    i = _after_adjuncts(words, phrases[-1].last)
    governs = i < len(words) and words.lows[i] in (_BE | {"had", "has", "have", "killed", "would", "will", "wounded"})
    if governs:
        return None
    floor = max([sentence.start, *(c.cue.end for c in credits)])
    goes_on = i < len(words) and (words.words[i] in _MARKS or words.words[i] == ":" or (words.words[i] == "," and _still_credited(words, i + 1)))
    after = Span(words.ends[phrases[-1].last - 1], sentence.end) if goes_on else None
    return Credit(at, phrases, words.span(at, at + 1), Stance.ASSERTED, "said-inverted", Span(floor, words.starts[at]), after)


def _listener(words: Words, at: int) -> tuple[Phrase | None, int]:
    """Return who was told, where that is an outlet, and the place after it."""
    phrase = read_phrase(words, at, deep=False)
    if phrase is not None and phrase.sort is not PhraseSort.PRONOUN:
        end = phrase.last
        if end < len(words) and words.lows[end] in ("reporter", "reporters", "correspondent", "channel", "television", "tv", "radio"):
            end += 1
        return phrase, end
    for i in range(at, min(len(words), at + 6)):
        if words.lows[i] in ("that", ":", ",") or words.words[i] in _MARKS or words.lows[i] in ("conference", "briefing", "him", "her"):
            return None, i + (words.lows[i] in ("conference", "briefing", "him", "her"))
    return None, at


def _according(words: Words, at: int, sentence: Span, credits: list[Credit]) -> Credit | None:
    """Return the credit of "according to X"."""
    if at + 2 >= len(words) or words.lows[at + 1] != "to":
        return None
    phrases = _following_phrases(words, at + 2) or _spoken_to(words, at + 2)
    if not phrases:
        return None
    cue = words.span(at, at + 2)
    floor = max([sentence.start, *(c.cue.end for c in credits if c.after is None)])
    opens = at <= 1 or words.lows[at - 1] in ("but", "and", "while")
    after = Span(words.ends[phrases[-1].last - 1], sentence.end)
    before = None if opens else Span(floor, words.starts[at])
    last = phrases[-1].last
    stops = not opens and (last >= len(words) or words.words[last] in ".;" or words.lows[last] in ("which", "who", "while", "but", "citing"))
    return Credit(at, phrases, cue, Stance.ASSERTED, "according-to", before, None if stops else after)


def _spoken_to(words: Words, at: int) -> list[Phrase]:
    """Return an unknown plain noun after "according to": "the teenager"."""
    if at + 1 < len(words) and words.lows[at] in _SPEAKER_OPENERS and words.words[at + 1].islower() and words.words[at + 1].isalpha():
        return [Phrase(at, at + 2, PhraseSort.NOUN, core_end=at + 2, heads=[at + 1], determiner=words.lows[at])]
    return []


def _joining(words: Words, at: int, sentence: Span, credits: list[Credit]) -> Credit | None:
    """Return the credit of "…, adding that …": the claimant is the one already named."""
    after = Span(words.ends[at], sentence.end)
    cue = words.span(at, at + 1)
    withs = [k for k in range(max(0, at - 8), at) if words.lows[k] == "with"]
    if withs:
        subject = read_back(words, at, withs[-1] + 1)
        if subject is not None:
            return Credit(at, [subject], cue, Stance.ASSERTED, "participle", None, after)
    if credits:
        return Credit(at, credits[-1].phrases, cue, Stance.ASSERTED, "participle", None, after, joined=True)
    if words.lows[at] not in ("saying", "reporting", "confirming", "announcing", "claiming", "estimating", "stating", "putting"):
        return None
    subject = read_phrase(words, _clause_start(words), at)
    if subject is None or subject.sort is PhraseSort.PROPER and not subject.heads:
        return None
    return Credit(at, [subject], cue, Stance.ASSERTED, "participle", None, after)


def _citing(words: Words, at: int, sentence: Span) -> Credit | None:
    """Return the credit of "citing X": it decides only where an outlet does the citing."""
    phrases = _following_phrases(words, at + 1)
    if not phrases:
        return None
    span = Span(sentence.start, words.starts[at])
    return Credit(at, phrases, words.span(at, at + 1), Stance.ASSERTED, "citing", span,
                  Span(words.ends[phrases[-1].last - 1], sentence.end), cites=True)


def _quoting(words: Words, at: int, sentence: Span) -> Credit | None:
    """Return the credit of "SANA quoted a source as saying …"."""
    phrases = _following_phrases(words, at + 1)
    if not phrases:
        return None
    relay = subject_before(words, _skip_back(words, at))
    end = phrases[-1].last
    if end + 1 < len(words) and words.lows[end] == "as" and words.lows[end + 1] in ("saying", "telling"):
        end += 2
    first = relay.first if relay is not None else at
    before, after = _covered(words, first, end, sentence, [])
    return Credit(at, phrases, words.span(at, at + 1), Stance.ASSERTED, "quoted", before, after, relay)


def _as_saying(words: Words, at: int) -> bool:
    """Return whether "reported residents as saying" follows the verb at ``at``."""
    ahead = words.lows[at + 1 : at + 10]
    return any(a == "as" and b in ("saying", "telling") for a, b in zip(ahead, ahead[1:], strict=False))


def _passive(words: Words, at: int, be: int, sentence: Span, credits: list[Credit]) -> Credit | None:
    """Return the credit of "X was quoted as saying" and of "20 were confirmed dead by X"."""
    if words.lows[at] in ("quoted", "cited"):
        subject = subject_before(words, _skip_back(words, be))
        if subject is None:
            return None
        by = next((k for k in range(at, min(len(words), at + 5)) if words.lows[k] == "by"), None)
        relay = read_phrase(words, by + 1) if by is not None and by + 1 < len(words) else None
        end = relay.last if relay is not None else min(len(words), at + 3)
        before, after = _covered(words, subject.first, end, sentence, credits)
        return Credit(at, _joined_phrases(words, subject), words.span(at, at + 1), Stance.ASSERTED, "quoted", before, after, relay)
    return _by(words, at, sentence, credits)


def _by(words: Words, at: int, sentence: Span, credits: list[Credit]) -> Credit | None:
    """Return the credit of "as reported by X", "documented by X", "activists, quoted by X"."""
    by = next((k for k in range(at + 1, min(len(words), at + 5)) if words.lows[k] == "by"), None)
    if by is None or words.lows[at] in ("blamed", "accused", "rejected", "dismissed", "seen", "fear", "put", "raised", "cut", "claimed",
                                              "claim", "claims", "revealed", "announced", "found", "read", "shown"):
        return None
    phrases = _following_phrases(words, by + 1)
    if not phrases or phrases[0].sort is PhraseSort.PRONOUN:
        return None
    cue = words.span(at, by + 1)
    floor = max([sentence.start, *(c.cue.end for c in credits if c.after is None)])
    if words.lows[at] in ("quoted", "cited"):
        quoted = subject_before(words, at)
        if quoted is not None:
            return Credit(at, [quoted], cue, Stance.ASSERTED, "quoted", Span(floor, words.starts[at]),
                          Span(words.ends[phrases[-1].last - 1], sentence.end), phrases[0])
    return Credit(at, phrases, cue, Stance.ASSERTED, "reported-by", Span(floor, words.starts[at]),
                  Span(words.ends[phrases[-1].last - 1], sentence.end))


def _counted_by(words: Words, at: int, sentence: Span, credits: list[Credit]) -> Credit | None:
    """Return the credit of "by AFP's count", "a tally by AFP", "figures from the UN"."""
    after = words.lows[at + 1] if at + 1 < len(words) else ""
    if after in ("by", "from", "compiled", "released"):
        phrase = read_phrase(words, at)
        if phrase is None or phrase.object is None:
            by = at + 2 if after in ("compiled", "released") and at + 2 < len(words) and words.lows[at + 2] == "by" else at + 1
            phrase = read_phrase(words, by + 1)
        if phrase is None or phrase.sort is PhraseSort.PRONOUN:
            return None
    else:
        phrase = read_back(words, at + 1)
        if phrase is None or phrase.first == 0 or words.lows[phrase.first - 1] != "by" or not (phrase.bodies or len(phrase.heads) > 1):
            return None
    floor = max([sentence.start, *(c.cue.end for c in credits)])
    follows = Span(words.ends[max(at, phrase.last - 1)], sentence.end)
    return Credit(at, [phrase], words.span(at, at + 1), Stance.ASSERTED, "counted-by", Span(floor, words.starts[at]), follows)


def _titled(words: Words, sentence: Span) -> Credit | None:
    """Return the credit of "20 dead: monitor" and "Police: 20 dead"."""
    count = len(words)
    marks = [k for k in range(count) if words.words[k] in ":—–-|" and 0 < k < count - 1]
    if marks and marks[-1] >= count - 8:
        mark = marks[-1]
        end = count - (words.words[count - 1] in ".")
        phrase = read_phrase(words, mark + 1, end)
        if phrase is not None and phrase.last == end and phrase.sort not in (PhraseSort.PRONOUN, PhraseSort.PROPER):
            return Credit(mark, [phrase], words.span(mark, mark + 1), Stance.ASSERTED, "headline-suffix",
                          Span(sentence.start, words.starts[mark]), None)
    if marks and words.words[marks[0]] == ":" and marks[0] <= 6:
        phrase = read_phrase(words, 0, marks[0])
        if phrase is not None and phrase.last == marks[0] and phrase.sort is not PhraseSort.PRONOUN:
            return Credit(marks[0], [phrase], words.span(marks[0], marks[0] + 1), Stance.ASSERTED, "headline-prefix",
                          None, Span(words.ends[marks[0]], sentence.end))
    return None


def _bare_suffix(words: Words, sentence: Span, credits: list[Credit]) -> Credit | None:
    """Return the credit of a headline that lost its colon: "Raid kills 20 Observatory".

    The name stands at the end, or before a wire's name and the day.
    """
    first = min((min(credit.at, credit.phrases[0].first) for credit in credits), default=len(words))
    for at in range(3, min(first, MAX_HEADLINE)):
        if not (words.roles(at) or could_start_name(words.lows[at])) or words.lows[at - 1] in _AFTER_SUFFIX or words.words[at] in _WIRES:
            continue
        phrase = read_phrase(words, at, None, deep=False)
        if phrase is None or phrase.determiner or phrase.person or not _ends_headline(words, phrase.last):
            continue
        before = read_back(words, phrase.last)
        if before is not None and before.first < at:
            continue
        stopped = words.words[-1] == "." and phrase.last >= len(words) - 1
        named = phrase.sort is PhraseSort.NAME and phrase.bodies[0][2].kind in _HEADLINE_KINDS and words.words[at][0].isupper()
        noun = phrase.sort in (PhraseSort.NOUN, PhraseSort.RECORD) and words.lows[phrase.last - 1] in _HEADLINE_NOUNS
        if (named and not (stopped and credits)) or (noun and not stopped and not words.words[at - 1][0].isdigit()):
            span = Span(sentence.start, words.starts[at])
            return Credit(at, [phrase], words.span(at, phrase.last), Stance.ASSERTED, "headline-suffix", span, None)
    return None


def _ends_headline(words: Words, at: int) -> bool:
    """Return whether the headline ends at word ``at``: the text does, or a wire or a day follows."""
    if at >= len(words) or words.words[at] in ".|":
        return True
    if words.words[at] in _WIRES:
        return True
    return words.lows[at] in _DAYS and at + 1 < len(words) and words.words[at + 1][0].isdigit()
