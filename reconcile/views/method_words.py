"""The texts of the Method page: short, and true of the code as it is."""

from __future__ import annotations

STANDPOINT = """Every figure on these pages is a *reported* figure: somebody put it forward, and the page says who,
where and when. The band is the range of reported figures. It is not a confidence interval, and no middle figure is
worked out."""

SWITCHING = """Switching reads every range of every page anew. The claims themselves keep their words. ACLED’s table
speaks of deaths only; where it has no row, the literal reading stands. For “several” and its like ACLED codes
3 or 10; here 3 is taken."""

#: Words that bound a number, literal reading, ACLED's.
BOUNDS = (
    ("at least 12", "12 or more", "12"),
    ("more than 12", "more than 12", "12"),
    ("up to 12", "12 or fewer", "no row"),
    ("about 12", "12, approximate", "no row"),
    ("10 to 15", "10 to 15", "10"),
    ("none", "0", "0"),
    ("not mentioned", "no claim", "0, so that none and unknown are mixed"),
)

READ = (
    "Each sentence is searched for numbers in digits and words, with the words that bound them: “at least”, “up to”, "
    "“between … and …”.",
    "A number counts people only if the sentence says what happened to them: killed, injured, missing, detained, "
    "displaced, trapped. Dates, ages, distances, money and numbers inside names are set aside, each with its reason, "
    "and can be seen in the reader.",
    "The claimant is whoever the sentence credits (“said”, “according to”, “put the toll at”) or whoever carries over "
    "from the sentence before. Where nobody is credited, the figure is the outlet’s own words.",
    "The outlet that prints a figure is kept apart from the claimant who puts it forward.",
    "“On Tuesday” is resolved against the dateline of the report, else its date. Places are looked up in a list of "
    "the world’s places that ships with the program.",
    "“Civilian” is never inferred from silence; a group is only what the report names.",
    "A denial without a figure (“the ministry denied any part in it”) is no claim and in no range. It goes to the "
    "event whose figure stands in its sentence, else nearest before it; where it names another place or day, to the "
    "one event of its report that it does name, else to none: then it is listed with the report. A person can reject "
    "or move it. Where the accused denies, responsibility is disputed.",
    "Numbers and days are written here as your browser’s language has them; files that you take away keep ISO days and "
    "plain numbers.",
)

GROUPED = (
    "Claims are one event when place, time and kind of harm agree. In doubt they are kept apart.",
    "A running total (a war, a month, a siege) and a single incident never share a range.",
    "Only like is compared with like: the same outcome and the same group of people. Claims are never added up.",
    "A later figure of the same claimant replaces the earlier one, which stays visible as a faint mark.",
    "A claim that passes on somebody else’s figure is folded into it. Independent claimants are what is left; outlets "
    "are counted apart.",
    "The range runs from the lowest to the highest bound among the claims that stand. “At least” leaves it open above.",
    "A vague word sets a bound only where no number stands.",
    "Contested means that two independent claimants exclude each other at one time. A count that a higher one of a "
    "toll still growing came after is an earlier count, and no rival.",
)

ACCURACY = """Measured on {day} against reports that two people annotated by hand (“further reports”: by one).
“Held out” are events that no rule was written for (their totals were watched, never their texts). Claim: how many of
what is read rightly. Full: with claimant and place as well. Events: whether figures of one harm meet (B-cubed). The
other columns are shares of the claims found. 1 is perfect; two careful readers agree at 0.99 (claim) and 0.79 to 0.95
(full)."""

PEERS = """Beside other readers, in one run over checks written for this program. The quantities were first read at
0.94 and the spellings at 0.84; what failed was mended since, so these figures flatter it. Others read numbers, dates
or places only; none says who claimed what."""

#: Columns of data/accuracy.tsv and their headings.
ACCURACY_COLUMNS = {
    "claim": "Claim",
    "full": "Full",
    "events": "Events",
    "claimant": "Claimant",
    "place": "Place",
    "date": "Day",
    "victims": "Victims",
    "part_of": "Parts",
}

SET_WORDS = {
    "seeds": "Raqqa, Aleppo, Mosul",
    "dev": "Syria",
    "world": "Many countries",
    "silver": "Syria, further reports",
    "world.learn": "Many countries, seen",
    "world.held": "Many countries, held out",
    "silver.learn": "Syria, further reports, seen",
    "silver.held": "Syria, further reports, held out",
}

RELIABILITY = """How often value and outcome were right, by the grammar that decided, counted on events held out. A
claim’s certainty is this share, drawn a little towards 0.8 where few were counted."""

GAPS = """{number}: sentences and reports that are read wrongly and not yet mended. Each is a test that must
fail until it is mended, so this count is of the program as it stands."""

RULE_WORDS = {
    "subject of": "“12 people were killed”",
    "object of": "“killed 12 people”",
    "counted noun": "“12 deaths”",
    "toll": "“the toll rose to 12”",
    "part of a total": "“including 12 children”",
    "named among": "“among the dead were 12 children”",
    "coordinate with": "“… and 12 in Douma”",
    "subject with others of": "“12 people, 30 soldiers killed”",
    "carried toll": "“it was later put at 12”",
    "single victim": "“a child was killed”",
    "subject of, vague": "“dozens were killed”",
    "object of, vague": "“killed dozens”",
    "counted noun, vague": "“dozens of deaths”",
    "part of a total, vague": "“including dozens of children”",
}

WEAK = (
    "It reads English only.",
    "A figure that runs over two sentences, or a claimant named far away from it, may be missed or credited to the "
    "outlet.",
    "Two attacks in one town on one day can be taken for one event; a place with two spellings can be taken for two.",
    "A table is read less well than sentences; text in a picture is not read.",
    "A report without a date leaves “on Tuesday” without a day.",
    "A repeated figure is only folded where the repetition shows; copies in other words may count as independent.",
    "The certainty of a reading speaks of figure and outcome only, not of claimant, place or day.",
)

WORDS = (
    ("no number given", "Somebody says that people were harmed and gives no number."),
    ("not reported", "Nobody in these reports counts this at all. It has no mark and no bar."),
    ("✕ denies", "Somebody rejects a figure, or that anyone was harmed. It is drawn as a denial and never as 0."),
    ("none, 0", "Somebody states that nobody was harmed. It is a figure and has its mark at 0."),
)

GLOSSARY = (
    ("Claim", "One figure that somebody puts forward, at one place in one report."),
    ("Claimant", "Who puts it forward: a monitor, a ministry, a hospital, a witness."),
    ("Somebody unnamed", "“A source”, “officials”, “a witness”: one within a report, nobody in particular beyond it."),
    ("Interior Ministry (Ukraine)", "A name that every state has stands for another body in each country."),
    ("Outlet", "Who published the report. It is a claimant only where it speaks for itself."),
    ("Event", "One harm at one place in one time window, or one running total."),
    ("Range of reported figures", "From the lowest to the highest bound that somebody still stands by."),
    ("Revision", "A later figure of the same claimant for the same thing."),
    ("Repetition", "A claim that passes on another claimant’s figure. It counts as that claimant’s."),
    ("Independent claimants", "Those left after repetitions are folded."),
    ("Look twice", "A number that is odd beside the others: two units, ten times its peers, a part above its whole."),
    ("Position", "Where a figure lies between the lowest and the highest of all who count the same. It is no score."),
    ("Contested", "Two independent claimants whose figures, given for the same time, cannot both be true."),
    ("Earlier count", "A figure of a toll that was still growing; a later, higher one came from somebody else."),
    (
        "Denial",
        "Somebody says it was not so, or not by them. With a figure it stands in the chart; without one under What the "
        "accused said, with the event that it speaks of, as far as that can be told. It is never a 0.",
    ),
    ("Set aside", "A number that was read and not used, with the reason."),
    ("As of", "The date of the newest report behind a range."),
)

LICENCES = (
    ("Program", "It carries no licence file yet: ask before you pass it on."),
    ("Map", "Natural Earth (public domain) by way of world-atlas (ISC licence); see data/map/README.md."),
    ("Places", "GeoNames (geonames.org), licence CC BY 4.0, cut for this program; see data/gazetteer/README.md."),
    ("Demo case", "Reports written for this program from public figures; the origin of each stands in data/README.md."),
)
