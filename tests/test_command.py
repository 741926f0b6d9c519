"""The command line: records out, everything else to standard error, nothing lost, same bytes for same input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reconcile import __main__ as command
from reconcile import __version__
from tests.conftest import ROOT

QUAY = "ALEPPO (Quay News) - At least 12 people were killed in Aleppo on Tuesday, the Harbour Hospital said."
MILL = "Six people died in the mill fire in Hama, police said."


def reconcile(*arguments: str | Path, stdin: str | bytes = "") -> Result:
    """Run a command in this process, as fast as it gets."""
    return CliRunner().invoke(command.main, [str(argument) for argument in arguments], input=stdin)


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    lines = [{"doc": "quay", "text": QUAY, "published": "2017-04-05"}, {"doc": "mill", "text": MILL}]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_extract_writes_claims_to_standard_output(reports: Path) -> None:
    result = reconcile("extract", reports)
    assert (result.exit_code, result.stderr) == (0, "")
    claims = records(result.stdout)
    assert [(claim["doc"], claim["figure"], claim["low"]) for claim in claims] == [
        ("quay", "At least 12", 12),
        ("mill", "Six", 6),
    ]
    assert QUAY[claims[0]["start"] : claims[0]["end"]] == "At least 12"


def test_extract_writes_the_same_to_a_file(reports: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "claims.jsonl"
    result = reconcile("extract", reports, "-o", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_text(encoding="utf-8") == reconcile("extract", reports).stdout


def test_what_was_set_aside_is_written_where_asked(tmp_path: Path) -> None:
    target = tmp_path / "aside.jsonl"
    text = "A 12-year-old girl said that six people were killed in Aleppo."
    assert reconcile("extract", "-", "--set-aside", target, stdin=text).exit_code == 0
    (figure,) = records(target.read_text(encoding="utf-8"))
    assert text[figure["start"] : figure["end"]] == figure["figure"]
    assert "age" in figure["reason"]


def test_run_writes_claims_events_and_estimates_and_lists_the_ranges(reports: Path, tmp_path: Path) -> None:
    result = reconcile("run", reports, "-o", tmp_path / "out")
    assert result.exit_code == 0
    claims = records((tmp_path / "out" / "claims.jsonl").read_text(encoding="utf-8"))
    events = json.loads((tmp_path / "out" / "events.json").read_text(encoding="utf-8"))
    estimates = json.loads((tmp_path / "out" / "estimates.json").read_text(encoding="utf-8"))
    assert {claim["event"] for claim in claims} == {event["id"] for event in events}
    assert {id for event in events for id in event["claims"]} == {claim["id"] for claim in claims}
    assert sorted((estimate["low"], estimate["high"]) for estimate in estimates) == [(6, 6), (12, None)]
    assert "People killed: 12 or more" in result.stdout
    assert "2 documents, 2 claims, 2 events" in result.stderr


def test_run_takes_a_convention_for_vague_words(tmp_path: Path) -> None:
    text = "Dozens of people were killed in Aleppo on 4 April 2017, the Harbour Hospital said."
    lows = []
    for convention in ("literal", "acled"):
        assert reconcile("run", "-", "-o", tmp_path, "--convention", convention, stdin=text).exit_code == 0
        (estimate,) = json.loads((tmp_path / "estimates.json").read_text(encoding="utf-8"))
        lows.append(estimate["low"])
    assert lows == [24, 12]
    assert reconcile("run", "-", "--convention", "guess", stdin=text).exit_code == 2


def test_run_without_a_folder_writes_to_out(reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert reconcile("run", reports).exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "claims.jsonl",
        "denials.jsonl",
        "estimates.json",
        "events.json",
    ]


def test_the_same_input_gives_the_same_bytes(reports: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        subprocess.run(
            [sys.executable, "-m", "reconcile", "run", str(reports), "-o", str(tmp_path / name)],
            cwd=ROOT,
            env={"PYTHONHASHSEED": str(len(name + name[0])), "PATH": ""},
            check=True,
            capture_output=True,
        )
    for name in ("claims.jsonl", "denials.jsonl", "events.json", "estimates.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


ODD = [  # file name, content, words told on standard error; "" where it is read
    ("empty.txt", b"", "is empty"),
    ("picture.txt", b"\x89PNG\0\0", "NUL bytes"),
    ("line2.jsonl", b'{"text": "' + MILL.encode() + b'"}\n{"text": \n', "line2.jsonl:2: is not JSON"),
    ("koln.txt", "Sechs Tote in Köln, über zwölf Verletzte in Düren".encode("cp1252"), ""),
    ("digits.txt", b"1234567890 " * 200, ""),
    ("arabic.txt", "قُتل ١٢ شخصًا على الأقل في حلب، بحسب المستشفى.".encode(), ""),
    ("script.md", b"# <script>alert(1)</script>\n\nNobody was hurt.", ""),
    ("surrogate.jsonl", b'{"text": "Seven people died \\ud800 in Homs.", "outlet": "\\udfff\\u0000"}', ""),
]


@pytest.mark.parametrize(("name", "content", "told"), ODD, ids=[row[0] for row in ODD])
def test_odd_input_is_told_or_read_and_costs_nothing_else(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / name).write_bytes(content)
    (folder / "zz.txt").write_text(QUAY, encoding="utf-8")
    result = reconcile("run", folder, "-o", tmp_path / "out")
    assert result.exit_code == (1 if told else 0), result.stderr
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    claims = records((tmp_path / "out" / "claims.jsonl").read_text(encoding="utf-8"))
    assert "At least 12" in [claim["figure"] for claim in claims]


def test_a_guessed_encoding_and_a_twin_are_noted_without_failing(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes("Sechs Tote in Köln, über zwölf Verletzte in Düren".encode("cp1252"))
    result = reconcile("extract", tmp_path)
    assert result.exit_code == 0
    assert "read as cp1252, which is a guess" in result.stderr
    assert "b.txt: the same text as" in result.stderr


def test_nothing_in_a_message_drives_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_bytes(b'{"text": 1, "doc": "\x7f"}\n{"\\u001b[2J": 1, "text": "x"}')
    result = reconcile("extract", tmp_path)
    assert result.exit_code == 1
    assert "\\x1b[2J" in result.stderr
    assert "\x1b" not in result.stderr


def test_long_work_is_told_to_standard_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "QUIET_SECONDS", 0.0)
    monkeypatch.setattr(command, "REPORT_SECONDS", 0.0)
    monkeypatch.setattr(command, "LONG_TEXT", 1000)
    (tmp_path / "a.txt").write_text("Nothing. ", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Nothing. " * 200, encoding="utf-8")
    result = reconcile("extract", tmp_path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 document read, now one of 1,800 characters" in result.stderr
    assert result.stderr.splitlines()[-1].startswith("2 documents read in ")


@pytest.mark.parametrize("arguments", [("extract", "-o", "/dev/null/claims.jsonl"), ("run", "-o", "/dev/null/out")])
def test_a_place_that_cannot_be_written_is_told(reports: Path, arguments: tuple[str, ...]) -> None:
    result = reconcile(*arguments, reports)
    assert result.exit_code == 1
    assert f"{arguments[-1]}: cannot be written: " in result.stderr


def test_help_names_every_command_and_the_version_is_told() -> None:
    assert all(name in reconcile("--help").stdout for name in command.main.commands)
    assert __version__ in reconcile("--version").stdout
    assert reconcile("extract").exit_code == 2


def test_a_reader_that_has_seen_enough_ends_the_command_quietly(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps({"doc": str(n), "text": MILL}) + "\n" for n in range(2000)), encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "reconcile", "extract", str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.read(1) == b"{"
        process.stdout.close()
        said = process.stderr.read().decode()
    assert "Traceback" not in said
    assert "BrokenPipe" not in said
