"""Tell an age from a count: "12-year-old", "people over 60", "Ana Lind, 45, said", "Omar Haddad (45)"."""

from __future__ import annotations

import re

from reconcile.extract.aside_dates import AGES
from reconcile.extract.atoms import Shape
from reconcile.extract.beside import COUNTED, WINDOW, Reason, Scene

_OLD = re.compile(r"(?:[\s-]+olds?|[\s-]+of\s+age|['’]\s+old)\b")
_AGE_BOUNDS = ("over", "under", "above", "below")
#: Who is told by their age: "children under 12".
BEARERS = frozenset(
    "children child kids people those anyone everyone persons women men girls boys adults youths minors infants"
    " babies patients all aged voters drivers citizens students players residents workers employees pensioners"
    " passengers viewers users readers respondents smokers britons americans teenagers pupils applicants".split()
)
_NO_NOUN = frozenset("were are was who and in to or at with".split())
_NO_PLACE = r"(?<!\bin\s)(?<!\bat\s)(?<!\bof\s)(?<!\bnear\s)(?<!\bfrom\s)(?!(?:In|At|On|Near|From|Outside|Around)\b)"
_FULL_NAME = re.compile(rf"{_NO_PLACE}\b[A-ZÀ-Þ][\w'’.-]*\s+[A-ZÀ-Þ][\w'’-]+(?:,\s|\s\()$")
#: "Ana Lind, 45 and Omar Hale, 37."
_AND_NAME = re.compile(r" and (?:[A-ZÀ-Þ][\w'’.-]*\s+){1,4}?[A-ZÀ-Þ][\w'’-]+(?:,| \()")
_PLACING = frozenset("in at of near from on outside around".split())
#: After "Place, 12," these words tell that 12 are counted.
_OF_A_GROUP = frozenset("including mostly most among all of were with many".split())
#: After "the mayor, 58," these words tell that one person is spoken of.
_OF_ONE = frozenset("who whose has was is said says told died will had".split())


def why_age(scene: Scene) -> Reason | None:
    """Return the reason for an age: 12-year-old, "over 60" after "people", "Name, 45,", "Name (45)"."""
    low = scene.low
    if scene.unit_kind == "duration":
        old = _OLD.match(low, scene.end)
        return scene.whole("an age", old.end()) if old else None
    if scene.unit_kind or scene.value is None:
        return None
    if scene.before in BEARERS and low.startswith(_AGE_BOUNDS, scene.start) and scene.value in AGES:
        is_verb = scene.counted.endswith("ed") and scene.counted not in COUNTED
        return scene.whole("an age") if not scene.counted or scene.counted in _NO_NOUN or is_verb else None
    is_closed = low[scene.end : scene.end + 1] in ("", ".", ",", ";")
    if scene.before in ("were", "are") and low.startswith("under", scene.start) and is_closed:
        return scene.whole("an age") if scene.value in AGES else None
    if not (scene.is_bare and scene.first.shape is Shape.DIGITS and scene.value in AGES):
        return None
    closing = low[scene.end : scene.end + 1]
    following = low[scene.end + 1 : scene.end + 12].split() if closing == "," and scene.before.endswith(",") else []
    if following and following[0] in _OF_ONE:
        return scene.whole("an age")
    in_name = closing in (",", ")", "", ".") or _AND_NAME.match(scene.text, scene.end) is not None
    name = _FULL_NAME.search(scene.text, max(0, scene.start - WINDOW), scene.start) if in_name else None
    if name is not None and (closing == ")") == name.group().endswith("("):
        return scene.whole("an age")
    if not scene.is_capital:
        return None
    if closing == "," and scene.before.endswith(",") and scene.earlier not in _PLACING:
        return scene.whole("an age") if following and following[0] not in _OF_A_GROUP else None
    if scene.before.isalpha() and scene.counted in ("said", "told", "says"):
        return scene.whole("an age")  # the commas are lost
    return None
