"""The shapes by which a sentence tells of its places: an older harm, a war's total, another event, a figure."""

from __future__ import annotations

import re

from reconcile.extract.closed_words import MONTH

OLDER = re.compile(
    rf"\b(?:in|since|during|of|on|by|before) (?:early |late |mid-)?(?:(?:{MONTH}) )?(?:\d{{1,2}},? )?"
    r"(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?:last|the previous) (?:year|month|summer|winter|spring|autumn)\b|\bearlier this (?:year|month)\b"
    r"|\b(?:comes?|came) (?:just )?(?:\w+ ){0,3}(?:days?|weeks?|months?|years?) after\b"
    r"|\byears? (?:ago|earlier)\b|\bthe worst\b|\bdeadliest\b|\bprevious(?:ly)?\b"
    r"(?! (?:(?:death|official|provisional) )?(?:count|toll|figure|estimate|tally|statement|report|number)s?\b)"
    rf"|\bin (?P<month>{MONTH.replace('|may', '')})\b"
)
WAR_TOTAL = re.compile(
    r"\b(?:war|conflict|uprising|revolution|insurgency|rebellion)\b[^.]{0,60}"
    r"\b(?:began|begun|started|erupted|broke out|since)\b"
    r"|\bsince then\b|\bsince (?:the (?:start|beginning|outbreak)|(?:early |late |mid-)?(?:march )?20\d\d)\b"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+)-year(?:-old|s-old|-long)?[ -](?:\w+ )?(?:war|conflict)\b"
    r"|\b(?:war|conflict)\b[^.]{0,30}\b(?:has|have) (?:left|killed|claimed|displaced)\b"
    r"|\bhave (?:been killed|died)\b[^.]{0,40}\b(?:war|conflict|uprising)\b"
)
#: Words before and behind a figure that make it a war's toll, whatever else the sentence tells.
WAR_BEFORE = re.compile(
    r"\b(?:war|conflict|uprising|insurgency)\b(?:(?: (?:that|which))?|, (?:which|now) [^,.;]{3,60},) (?:has|have)"
    r"(?: (?:also|already|so far|now))?"
    r" (?:left|killed|claimed|displaced|cost|driven|forced|wounded)(?: [\w,-]+){0,8}? \Z"
    r"|\b(?:death )?toll (?:from|of|in) (?:the |this )?(?:[\w-]+ ){0,2}(?:war|conflict|uprising|insurgency)\b"
    r"[^.;]{0,60}? (?:at|to|is|was) (?:[\w-]+ ){0,3}\Z"
    r"|\bsince (?:the|that|its) (?:[\w-]+ ){0,3}(?:war|conflict|uprising|insurgency)"
    r" (?:began|begun|started|erupted|broke out)[^.;]{0,30}?,? (?:and|while|with) (?:[\w-]+ ){0,3}\Z"
)
WAR_BEHIND = re.compile(
    r"(?:(?!\b(?:worst|deadliest|first|largest|heaviest|biggest|most|after)\b)[^.;:]){0,80}?"
    r"\bsince (?:the|that|its) (?:[\w-]+ ){0,3}(?:war|conflict|uprising|insurgency)"
    r" (?:began|begun|started|erupted|broke out)\b"
)
TURNS_ASIDE = re.compile(
    r"\b(?:separately|meanwhile|elsewhere|also|another|in other|other attacks?|in a separate|similar|later|previous)\b"
)
ANY_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b")
#: "On Saturday the minister had put the toll at 40": said on another day of the lead's own harm.
HAD_SAID = re.compile(r"\bhad (?:\w+ )?(?:put|said|announced|reported|given|told)\b|\bput the\b")
OWN_DAY = re.compile(r"[\"“]?on ((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b")
LEAVING = re.compile(
    r"\b(?:evacuat(?:ed|ing|e|ion)|fled|flee(?:ing)?|(?:left|leave|leaving) (?:the|their|from|for|two)|displac\w{1,4}"
    r"|safe passage|moved out|driven"
    r"|(?:people|civilians|residents|families|fighters|rebels|patients|refugees) out of)\b"
)
UNNAMED = re.compile(
    r"\b(?:an?|one) (?:[\w-]+ ){0,4}?"
    r"(village|town|city|district|neighbou?rhood|suburb|quarter|camp|island|port)\b(?! of)"
)
#: A stretch of months or years: what is counted over it is more than the lead's one event.
PERIOD = re.compile(
    r"\b(?:this|every|each|per|last) year\b|\ba year\b|\byearly\b|\bannual(?:ly)?\b|\bon average\b|\bworldwide\b"
    rf"|\bbetween (?:\d{{1,2}} )?(?:{MONTH})(?: \d{{1,2}})?(?:,? \d{{4}})? and (?:\d{{1,2}} )?(?:{MONTH})\b"
    rf"|\bfrom (?:(?:{MONTH}) )?(?:19|20)\d\d (?:to|until|till|through) (?:(?:{MONTH}) )?(?:19|20)\d\d\b"
    r"|\bbetween (?:19|20)\d\d and (?:19|20)\d\d\b|\bsince (?:19|20)\d\d\b"
    r"|\bsince (?:[\w'’-]+ ){0,4}?"
    r"(?:war|assault|offensive|invasion|conflict|hostilities|campaign|uprising|insurgency|fighting)"
    r" (?:was |were |had )?(?:began|begun|started|erupted|broke out|launched)\b"
    r"|\b(?:in|over|during) the (?:(?:first|past|last|same) )(?:\w+ )?(?:months?|years?|decades?|period|half|quarter)\b"
)
#: "Two were found there", "on the same lake": the place of the sentence before; "there were" points nowhere.
POINTS = re.compile(
    r"\b(?:in|on|at|near|from|of) the same"
    r" (?:area|place|lake|road|town|village|city|district|region|spot|camp|province)\b"
    r"|(?<!\bover )\bthere\b(?! (?:were|was|are|is|has|have|had|been|may|might|will|would|could|to|be)\b)"
)
REST = re.compile(r"\bthe (?:other|rest|remaining|remainder)\b|\bof (?:these|those)\b")  # a part of those told of
IN_COUNTRY = re.compile(r"\b(?:in|across|around|throughout|over) the (?:whole |entire )?(?:country|nation)\b(?!['’]s)")
#: Harm "across the country", and not a ferry "across the Orun River".
OVER_LAND = re.compile(
    r"\bacross (?!(?:the |an? )?(?:[\w-]+ ){0,3}?"
    r"(?:river|lake|sea|strait|channel|bay|border|frontier|road|street|highway"
    r"|bridge|line)\b)"
)
#: What the lead of a report on a count over months has.
COUNTED_OVER = re.compile(
    r"\b(?:so far|(?:this|last|each|every|per|previous) year|a year|since (?!\w+day\b)|annual\w*|statistics|data|census"
    r"|figures (?:show|suggest|released)|compared (?:with|to)|in (?:19|20)\d\d)\b"
)
TALLY = re.compile(
    r"\b(?:so far (?:this year|in (?:19|20)\d\d)|statistics|annual\w*|census|figures (?:show|suggest|released))\b"
)
#: "Fifteen of the dead", "12 of those killed": a part of the lead's toll.
SOME_OF = re.compile(
    r"\b(?:\d+|\w+(?:teen|ty)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r" of (?:the|those|these) (?:\w+ )?(?:dead|victims|killed|deaths|fatalities|casualties|bodies)\b(?! in\b)"
)
