"""The known gaps of the demo case and of the word tables: what is not read right yet, each with what happens instead.

    python -m tests.gaps            strike out what has been mended
    python -m tests.gaps --add      also list what is misread and not yet listed; look at each line before it is kept

The list is tests/known_gaps.tsv. A gap is a strict xfail: while it stands, its
test must fail, so that the list of weaknesses stays true.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

FILE = Path(__file__).with_name("known_gaps.tsv")
HEADER = "# What is not read right yet; see tests/gaps.py.\nkind\twhere\tinstead\n"


def read_gaps(kind: str) -> dict[str, str]:
    """Return what is read instead, by where; ``kind`` is claim, spurious, event or the name of a word table."""
    lines = FILE.read_text(encoding="utf-8").splitlines()[2:] if FILE.exists() else []
    rows = (line.split("\t") for line in lines)
    return {where: instead for of_kind, where, instead in rows if of_kind == kind}


def with_gaps(kind: str, names: list[str]) -> list[object]:
    """Return the names as test parameters, a known gap among them as a strict xfail."""
    gaps = read_gaps(kind)
    mark = {name: pytest.mark.xfail(reason=gaps[name], strict=True) for name in names if name in gaps}
    return [pytest.param(name, id=name, marks=mark.get(name, ())) for name in names]


def find_gaps() -> list[tuple[str, str, str]]:
    """Return all that is misread now, in a stable order: kind, where, what is read instead."""
    from tests import test_demo, test_lexicons

    checks = {
        "claim": (test_demo.ROWS, test_demo.claim_problem),
        "spurious": (test_demo.DOCS, test_demo.spurious_problem),
        "event": (test_demo.EVENTS, test_demo.event_problem),
    }
    found = [(kind, name, check(name)) for kind, (names, check) in checks.items() for name in names]
    found += [(table, word, "misread") for table in test_lexicons.SAYS for word in test_lexicons.misread_words(table)]
    return [(kind, name, " ".join(problem.split())) for kind, name, problem in found if problem]


def main() -> None:
    lines = FILE.read_text(encoding="utf-8").splitlines()[2:] if FILE.exists() else []
    known = {tuple(line.split("\t")[:2]) for line in lines}
    found = find_gaps()
    kept = [gap for gap in found if "--add" in sys.argv or gap[:2] in known]
    FILE.write_text(HEADER + "".join("\t".join(gap) + "\n" for gap in kept), encoding="utf-8")
    mended = known - {gap[:2] for gap in found}
    left = len(found) - len(kept)
    print(f"{len(kept)} known gaps; {len(mended)} mended and struck out; {left} misread and not listed")


if __name__ == "__main__":
    main()
