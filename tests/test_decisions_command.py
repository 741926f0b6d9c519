"""The commands on events: explain two claims, write down a decision, run with it, and undo it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.test_command import reconcile, records

HARBOUR = (
    "IZMIR (Quay News) - At least 12 people were killed in a blast in Izmir on Tuesday, the Harbour Hospital said."
)
MARKET = "KONYA (Quay News) - Police said 9 people were killed in a fire in Konya on Tuesday."


@pytest.fixture
def run_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in which two reports lie and were run to ``out``."""
    monkeypatch.chdir(tmp_path)
    lines = [{"doc": name, "text": text, "published": "2031-06-04"} for name, text in (("h", HARBOUR), ("m", MARKET))]
    (tmp_path / "reports.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert reconcile("run", "reports.jsonl").exit_code == 0
    return tmp_path


def claims_of(folder: Path) -> list[dict[str, Any]]:
    return records((folder / "claims.jsonl").read_text(encoding="utf-8"))


def events_of(folder: Path) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = json.loads((folder / "events.json").read_text(encoding="utf-8"))
    return events


def test_events_hold_all_that_the_record_format_asks(run_folder: Path) -> None:
    event = events_of(run_folder / "out")[0]
    assert event["title"] == "Explosion in Izmir, Turkey, 3 June 2031"
    assert {"id", "title", "place", "country", "date", "kind", "claims", "estimates", "alarms", "why"} <= event.keys()
    assert event["estimates"][0]["low"] == 12


def test_explain_says_yes_or_no_and_why(run_folder: Path) -> None:
    one, other = (claim["id"] for claim in claims_of(run_folder / "out"))
    told = reconcile("explain", one, other)
    assert told.exit_code == 0
    assert "Same harm: no." in told.stdout
    assert "Izmir and Konya, apart" in told.stdout
    assert "They differ in:" in told.stdout


def test_explain_tells_an_unknown_claim_and_a_folder_without_a_run(run_folder: Path) -> None:
    unknown = reconcile("explain", "nothing", "nobody")
    assert (unknown.exit_code, "no claim with the id 'nothing'" in unknown.stderr) == (1, True)
    nowhere = reconcile("explain", "a", "b", "--from", "nowhere")
    assert (nowhere.exit_code, "claims.jsonl" in nowhere.stderr) == (1, True)


def test_denials_are_written_listed_and_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = f"{HARBOUR} The army denied any part in it. It denied that it had struck Konya."
    told = reconcile("run", "-", stdin=text)
    assert "  Denied without a figure\n    army: denies a part in it\n" in told.stdout
    assert "denials.jsonl" in told.stderr
    first, second = records((tmp_path / "out" / "denials.jsonl").read_text(encoding="utf-8"))
    (event,) = events_of(tmp_path / "out")
    assert (first["event"], event["denials"]) == (event["id"], [first["id"]])
    assert text[first["start"] : first["end"]] == first["cue"]
    assert (second["event"], second["why"]) == ("", ["it names Konya, not Izmir"])
    explained = reconcile("explain", second["id"])
    assert (explained.exit_code, "It names Konya, not Izmir." in explained.stdout) == (0, True)
    assert event["id"] in reconcile("explain", first["id"]).stdout
    unknown = reconcile("explain", "nothing")
    assert (unknown.exit_code, "no denial with the id 'nothing'" in unknown.stderr) == (1, True)
    assert reconcile("run", "-", "--keep-ids", "out", "-o", "again", stdin=text).exit_code == 0
    assert events_of(tmp_path / "again") == [event]


def test_a_run_of_older_days_without_denials_is_read(run_folder: Path) -> None:
    out = run_folder / "out"
    (out / "denials.jsonl").unlink()
    events = [{name: told for name, told in event.items() if name != "denials"} for event in events_of(out)]
    (out / "events.json").write_text(json.dumps(events), encoding="utf-8")
    assert reconcile("run", "reports.jsonl", "--keep-ids", "out", "-o", "again").exit_code == 0
    assert [event["id"] for event in events_of(run_folder / "again")] == [event["id"] for event in events]


def test_a_broken_denial_is_named_by_its_line(run_folder: Path) -> None:
    (run_folder / "out" / "denials.jsonl").write_text('\n{"doc": "a"}\n', encoding="utf-8")
    told = reconcile("explain", "x")
    assert (told.exit_code, "denials.jsonl:2: is no denial" in told.stderr) == (1, True)


def test_a_decision_changes_the_run_and_its_undo_gives_the_same_bytes(run_folder: Path) -> None:
    one, other = (claim["id"] for claim in claims_of(run_folder / "out"))
    before = (run_folder / "out" / "events.json").read_bytes()
    merged = reconcile("decide", "merge", one, "--with", other, "--by", "Ana", "--why", "one city, two names")
    assert merged.exit_code == 0
    assert reconcile("run", "reports.jsonl", "--decisions", "decisions.jsonl").exit_code == 0
    (event,) = events_of(run_folder / "out")
    assert event["decisions"] == [merged.stdout.strip()]
    undone = reconcile("decide", "undo", "--undoes", merged.stdout.strip(), "--by", "Ben", "--why", "two cities")
    assert undone.exit_code == 0
    assert reconcile("run", "reports.jsonl", "--decisions", "decisions.jsonl").exit_code == 0
    assert (run_folder / "out" / "events.json").read_bytes() == before


def test_a_decision_without_its_parts_is_refused_and_not_written(run_folder: Path) -> None:
    refused = reconcile("decide", "merge", "c1", "--by", "Ana", "--why", "no other")
    assert (refused.exit_code, "others must be given" in refused.stderr) == (1, True)
    assert not (run_folder / "decisions.jsonl").exists()


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"act": "burn"}', '{"id": "d", "act": "merge", "by": "", "at": "", "why": ""}']
)
def test_a_broken_decision_is_told_with_its_line(run_folder: Path, line: str) -> None:
    (run_folder / "decisions.jsonl").write_text(f"\n{line}\n", encoding="utf-8")
    result = reconcile("run", "reports.jsonl", "--decisions", "decisions.jsonl")
    assert (result.exit_code, "decisions.jsonl:2" in result.stderr) == (1, True)


def test_events_keep_the_ids_of_an_earlier_run(run_folder: Path) -> None:
    kept = events_of(run_folder / "out")[0]
    earlier = {"doc": "a", "text": HARBOUR.replace("12", "10"), "published": "2031-06-03T23:00"}
    with (run_folder / "reports.jsonl").open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(earlier) + "\n")
    assert reconcile("run", "reports.jsonl", "--keep-ids", "out", "-o", "next").exit_code == 0
    ids = {event["id"]: len(event["claims"]) for event in events_of(run_folder / "next")}
    assert ids[kept["id"]] >= len(kept["claims"])
