"""The names that other programs rely on can be imported from where they were promised, each in a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT

TEXT = "At least 12 people were killed in Aleppo."


@pytest.mark.parametrize(
    ("program", "printed"),
    [
        (
            "from reconcile.extract import find_numbers\n"
            f"print([(n.start, n.end, n.low, n.high, n.modifier.value, n.unit) for n in find_numbers({TEXT!r})])",
            "[(0, 11, 12, None, 'at_least', '')]",
        ),
        (
            "from reconcile import Document, estimate_events, find_claims, link_events\n"
            f"claims = find_claims(Document(doc='a', text={TEXT!r}))\n"
            "print([(e.low, e.high) for e in estimate_events(link_events(claims))])",
            "[(12, None)]",
        ),
    ],
    ids=["find_numbers", "claims to estimates"],
)
def test_public_names_hold(program: str, printed: str) -> None:
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == (printed, "")


def test_an_unknown_name_is_refused() -> None:
    import reconcile.extract

    with pytest.raises(AttributeError, match="no attribute 'find_everything'"):
        _ = reconcile.extract.find_everything
