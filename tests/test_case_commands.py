"""The commands on cases: what they do is told, logged under a name, and survives the way to another machine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reconcile import __main__ as command
from reconcile.store import Actor, Desk, Right, open_store

QUAY = "ALEPPO (Quay News) - At least 12 people were killed in Aleppo on Tuesday, the Harbour Hospital said."
MILL = "Six people died in the mill fire in Hama, police said."


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECONCILE_DATABASE_URL", f"sqlite:///{tmp_path / 'cases.sqlite3'}")
    monkeypatch.chdir(tmp_path)


def run(*arguments: str | Path, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(command.main, [str(argument) for argument in arguments], input=stdin)


def told(*arguments: str | Path, stdin: bytes = b"") -> str:
    """Return what a command that must work says on standard output."""
    result = run(*arguments, stdin=stdin)
    assert (result.exit_code, result.exception) == (0, None), result.stderr
    return result.stdout


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    lines: list[dict[str, Any]] = [
        {"doc": "quay", "text": QUAY, "published": "2017-04-05"},
        {"doc": "mill", "text": MILL},
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_cases_are_made_listed_renamed_and_archived() -> None:
    assert told("cases") == ""
    assert told("cases", "new", "Fire on the quay", "--by", "Anna") == "fire-on-the-quay\t0 reports\tFire on the quay\n"
    told("cases", "rename", "fire-on-the-quay", "Blaze", "--why", "Shorter.")
    told("cases", "archive", "fire-on-the-quay")
    assert told("cases") == ""
    assert told("cases", "--all") == "fire-on-the-quay\t0 reports\tBlaze\tarchived\n"
    told("cases", "archive", "--out", "fire-on-the-quay")
    assert "Blaze" in told("cases")


def test_documents_are_added_to_a_case_of_that_name_or_a_new_one(reports: Path) -> None:
    assert told("add", reports, "--case", "Fire") == "2 reports added to Fire (fire)\n"
    assert told("add", "-", "--case", "fire", stdin=b"9 people were injured.") == "1 report added to Fire (fire)\n"
    again = run("add", reports, "--case", "Fire")
    assert (again.exit_code, again.stdout) == (0, "0 reports added to Fire (fire)\n")
    assert "same text" in again.stderr
    assert told("cases") == "fire\t3 reports\tFire\n"


def test_a_report_that_nearly_repeats_one_of_the_case_is_added_and_named(tmp_path: Path) -> None:
    words = " ".join(f"Ward {n} of the harbour counted its boats that morning." for n in range(12))
    (tmp_path / "first.jsonl").write_text(json.dumps({"doc": "first", "text": words}), encoding="utf-8")
    (tmp_path / "again.jsonl").write_text(json.dumps({"doc": "again", "text": f"{words} Updated."}), encoding="utf-8")
    told("add", tmp_path / "first.jsonl", "--case", "Fire")
    result = run("add", tmp_path / "again.jsonl", "--case", "Fire")
    assert (result.exit_code, result.stdout) == (0, "1 report added to Fire (fire)\n")
    assert "again: nearly the same words as first, which the case held before" in result.stderr


def test_a_mended_report_is_added_beside_the_withdrawn_one_of_its_id(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps({"doc": "r1", "text": "6 people died."}), encoding="utf-8")
    told("add", path, "--case", "Fire")
    told("cases", "undo", "fire", "2")
    path.write_text(json.dumps({"doc": "r1", "text": "7 people died."}), encoding="utf-8")
    result = run("add", path, "--case", "Fire")
    assert (result.exit_code, result.stdout) == (0, "1 report added to Fire (fire)\n")
    assert "note: r1: its id names a withdrawn report with another text, which stays as it was; kept as r1-" in (
        result.stderr
    )


def test_what_cannot_be_read_is_named_and_the_rest_is_added(reports: Path, tmp_path: Path) -> None:
    result = run("add", reports, tmp_path / "gone.txt", "--case", "Fire")
    assert (result.exit_code, result.stdout) == (1, "2 reports added to Fire (fire)\n")
    assert "gone.txt" in result.stderr
    nothing = run("add", tmp_path / "gone.txt", "--case", "Flood")
    assert (nothing.exit_code, nothing.stdout) == (1, "")
    assert "Flood" not in told("cases")


def test_two_cases_of_one_name_are_told_apart_by_their_ids(reports: Path) -> None:
    told("cases", "new", "Fire")
    told("cases", "new", "Fire")
    result = run("add", reports, "--case", "Fire")
    assert result.exit_code == 1
    assert "fire, fire-2" in result.stderr
    assert "(fire-2)" in told("add", reports, "--case", "fire-2")


def test_a_case_travels_in_a_file_and_stays_the_same(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told("add", reports, "--case", "Fire")
    told("export", "fire")
    first = (tmp_path / "fire.zip").read_bytes()
    monkeypatch.setenv("RECONCILE_DATABASE_URL", f"sqlite:///{tmp_path / 'elsewhere.sqlite3'}")
    assert told("import", "fire.zip", "--by", "Ben") == "fire\t2 reports\tFire\n"
    told("export", "fire", "-o", "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == first
    assert "fire-2" in told("import", "-", stdin=first)


def test_the_log_says_who_what_when_and_why(reports: Path) -> None:
    told("add", reports, "--case", "Fire", "--by", "Anna")
    store = open_store()
    claim = next(claim.id for reading in store.readings("fire") for claim in reading.claims)
    Desk(store, Actor(name="Ben", right=Right.EDITOR)).correct("fire", claim, {"low": 14}, seen=0, why="The table.")
    store.close()
    lines = told("log", "fire").splitlines()
    assert [line.split("\t")[0] for line in lines] == ["1", "2", "3"]
    assert "Anna" in lines[1]
    assert "added reports (2 reports: quay, mill)" in lines[1]
    assert (
        lines[2].endswith(f"corrected low 12 → 14; high open → open [{claim}]\tThe table.") or "low 12 → 14" in lines[2]
    )
    acts = [json.loads(line) for line in told("log", "fire", "--json", "--claim", claim).splitlines()]
    assert [(act["n"], act["who"], act["why"]) for act in acts] == [(3, "Ben", "The table.")]
    told("cases", "undo", "fire", "3", "--by", "Anna")
    assert "undid act 3" in told("log", "fire")


def test_the_demo_case_can_be_reset(reports: Path) -> None:
    told("add", reports, "--case", "demo")
    assert "demo" in told("cases", "reset-demo")
    assert "reset the demo case" in told("log", "demo")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("export", "gone"), "there is no case with the id 'gone'"),
        (("log", "gone"), "there is no case with the id 'gone'"),
        (("cases", "rename", "gone", "x"), "there is no case with the id 'gone'"),
        (("cases", "new", " "), "a case needs a name"),
        (("cases", "new", "x", "--by", " "), "say who you are"),
        (("import", "gone.zip"), "gone.zip: cannot be read"),
        (("import", "reports.jsonl"), "reports.jsonl: is no whole exported case"),
    ],
)
def test_a_refusal_is_told_in_a_line(reports: Path, arguments: tuple[str, ...], reason: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 1
    assert reason in result.stderr
    assert "Traceback" not in result.output
