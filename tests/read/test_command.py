"""The commands take every format, folders and archives; what fails is named with its reason, the rest is processed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.fuzz_seeds import archive, seeds
from reconcile.__main__ import main

BROKEN = {
    "broken.pdf": (b"%PDF-1.4 broken", "is broken: "),
    "old.doc": (b"\xd0\xcf\x11\xe0", "files of the kind '.doc' are not read (open it in Word"),
    "bomb.zip": (archive({"a.txt": b"0" * 9_000_000}), "as a zip bomb has (unpack it yourself"),
    "table.csv": (b"killed,hurt\n1,2\n", "has no column with the text of a report"),
    "scan.eml": (b"Subject: scan\n\n", "is a mail without text"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a sound file of every format and some that are broken."""
    path = tmp_path / "in"
    path.mkdir()
    for name, data in {**seeds(), **{name: data for name, (data, _) in BROKEN.items()}}.items():
        (path / name).write_bytes(data)
    return path


@pytest.mark.parametrize("command", ["extract", "run"])
def test_sound_files_are_read_and_the_others_named(folder: Path, tmp_path: Path, command: str) -> None:
    target = tmp_path / ("out" if command == "run" else "claims.jsonl")
    address = "http://127.0.0.1/fire"
    result = CliRunner().invoke(main, [command, str(folder), address, "-o", str(target), "--jobs", "1"])
    assert result.exit_code == 1
    for name, (_, reason) in BROKEN.items():
        assert any(line.startswith(f"{folder / name}: ") and reason in line for line in result.stderr.splitlines())
    assert f"{address}: leads to 127.0.0.1, this computer itself" in result.stderr
    assert "Traceback" not in result.stderr
    lines = (target / "claims.jsonl" if command == "run" else target).read_text(encoding="utf-8").splitlines()
    claims = [json.loads(line) for line in lines]
    assert len([claim for claim in claims if claim["figure"] == "At least 12"]) >= 4
