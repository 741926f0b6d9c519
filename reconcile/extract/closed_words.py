"""The closed classes of words: pronouns, determiners, days, months, small words, quotation marks."""

from __future__ import annotations

PRONOUNS = frozenset("he she it they".split())
ARTICLES = frozenset("the a an".split())
DETERMINERS = frozenset(
    "the a an this that his her its their our one another some many several other two three four both all most".split()
)
COUNTS = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozens scores hundreds thousands".split()
)
#: The months for a pattern that looks at small letters.
MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
MONTHS = frozenset(MONTH.split("|"))
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tonight".split())
#: Words that tell when somebody spoke: "police later said", "police said last week".
TIMES = DAYS | frozenset(
    "morning afternoon evening night overnight late early earlier later again also separately meanwhile ago week month "
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sept sep oct nov dec midday noon midnight last this next".split()
)
#: Words that are no name though a capital opens them: "However", "Monday", "Photo".
NEVER_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december mon tue tues wed thu thurs fri sat sun jan feb mar apr jun jul aug sept "
    "sep oct nov dec the a an in on at it its he she they we i you this that these those there and but or if "
    "when while as for from with by to of after before since during according meanwhile however also earlier "
    "later elsewhere still yet so then thus both more most many some several dozens hundreds thousands scores "
    "tens no not one two three four five six seven eight nine ten eleven twelve another other others among "
    "including about around least nearly over up under between who which what where why how is are was were be "
    "been has have had do does did will would could should can might must killed wounded injured dead people "
    "civilians children women men amid despite although though because until once citing quoting speaking asked "
    "writing posting testifying briefing responding commenting "
    "nobody everyone everybody someone somebody anyone anybody none neither nothing "
    "all any each every his her their our your my him them us published posted updated photo image video file "
    "read related share only just even now today yesterday tomorrow like unlike".split()
)
#: Small words that may stand inside a claimant phrase.
INNER_WORDS = frozenset(
    "of for in at from with on near inside outside within and the al el bin bint ibn de da do du van von der la le del "
    "dos based close to by compiled released issued who which known as called named".split()
)
#: Before a noun that no table holds: "the teenager", "his neighbour".
SPEAKER_OPENERS = frozenset({"the", "a", "an", "one", "his", "her", "another"})
QUOTE_MARKS = frozenset("\"“”'‘’«»")
