"""Whatever a parser does in its child process, the parent gets words and goes on."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from reconcile.errors import BrokenRecord, InputError, UnreadableInput
from reconcile.read import contained
from reconcile.read.contained import from_wire, read_contained, to_wire
from reconcile.read.document import Announced, Enclosed, Found, Note, Read, make_document
from reconcile.read.limits import LIMITS, MB
from tests.read.web_server import serving

SMALL = replace(LIMITS, parse_seconds=3.0, parse_memory=400 * MB, file_bytes=1 * MB)


def told(name: str, data: bytes = b"Six died.", limits: object = SMALL) -> list[Found]:
    return read_contained(f"tests.read.misbehaving:{name}", data, "a.pdf", {"outlet": "Post"}, limits)  # type: ignore[arg-type]


def reasons(found: list[Found]) -> list[str]:
    return [item.reason for item in found if isinstance(item, InputError)]


def is_alive() -> bool:
    """Return whether a child that behaves still answers."""
    (found,) = told("kind", "Sechs Tote \ud800".encode("utf-8", "surrogatepass"))
    return isinstance(found, Read) and found.document.text == "Sechs Tote \ud800" and found.document.outlet == "Post"


FAULTS = [  # reader, words of the reason
    ("die", "broke the program that reads such files"),
    ("swell", "needs more than 400 MB of memory"),
    ("recurse", "nested too deeply"),
    ("flood", "unpacks to more than 3 MB"),
    ("fail", "is broken: 'xref \\n table xxx"),
    ("connect", "a reader may not use socket."),
    ("look_up", "a reader may not use socket."),
    ("start", "a reader may not use subprocess.Popen"),
    ("nobody", "has no attribute 'nobody'"),
]


@pytest.mark.parametrize(("name", "reason"), FAULTS, ids=[row[0] for row in FAULTS])
def test_a_parser_that_misbehaves_is_told_and_the_next_file_is_read(name: str, reason: str) -> None:
    assert reason in reasons(told(name, b"9"))[0]
    assert len(reasons(told(name, b"9"))[0]) < 250
    assert is_alive()


def test_a_parser_that_never_ends_is_stopped_in_time_and_what_it_found_is_kept() -> None:
    started = time.monotonic()
    found = told("loop", limits=replace(SMALL, parse_seconds=1.0))
    assert time.monotonic() - started < 10
    assert reasons(found) == ["was stopped after 1 s: it takes too long to read"]
    assert is_alive()


def test_no_connection_leaves_the_child() -> None:
    with serving({}) as web:
        assert reasons(told("connect", str(web.port).encode()))
    assert web.requested == []


def test_no_file_is_written_by_the_child(tmp_path: Path) -> None:
    target = tmp_path / "x"
    assert "may not write files" in reasons(told("write", str(target).encode()))[0]
    assert not target.exists()


def test_no_file_is_removed_by_the_child(tmp_path: Path) -> None:
    target = tmp_path / "x"
    target.write_bytes(b"x")
    assert "may not use os.remove" in reasons(told("remove", str(target).encode()))[0]
    assert target.exists()


def test_passwords_in_the_environment_stay_here(monkeypatch: pytest.MonkeyPatch) -> None:
    contained.end_children()
    monkeypatch.setenv("DATABASE_URL", "postgresql://desk:secret@host/")
    (found,) = told("tell_environment")
    assert isinstance(found, Read)
    assert "PATH" in found.document.text
    assert "DATABASE_URL" not in found.document.text


def test_one_child_reads_many_files_and_a_fresh_one_takes_over_in_time() -> None:
    contained.end_children()
    limits = replace(SMALL, parse_files=3)
    pids = []
    for _ in range(5):
        told("kind", limits=limits)
        pids.append([child.process.pid for child in contained._idle])
    assert pids[0] == pids[1] != []
    assert pids[2] == []
    assert pids[3] == pids[4] != pids[0]


def test_a_large_parent_does_not_make_its_children_look_large() -> None:
    contained.end_children()
    held = b"x" * 450 * MB
    assert is_alive()
    assert len(contained._idle) == 1
    assert len(held) == 450 * MB


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_process_leaves_its_parents_children_alone() -> None:
    told("kind")
    (pid,) = [child.process.pid for child in contained._idle]
    forked = os.fork()
    if not forked:
        os._exit(len(contained._idle))
    assert os.waitpid(forked, 0)[1] == 0
    assert [child.process.pid for child in contained._idle] == [pid]


DOCUMENT = make_document("Tote \ud800 in Köln\0", {"title": "T", "published": "2017"})
FOUND: list[Found] = [
    Read("a:1", DOCUMENT),
    Note("a", "“guess”"),
    UnreadableInput("a", "is broken", "mend it"),
    BrokenRecord("a:2", "is broken"),
    Enclosed("a/b.pdf", bytes(range(256))),
    Announced("a:3", "https://news.example/", DOCUMENT),
    Announced("a:4", "https://news.example/", None),
]


@pytest.mark.parametrize("found", FOUND, ids=lambda found: type(found).__name__)
def test_what_is_found_survives_the_way_to_the_parent(found: Found) -> None:
    came = from_wire(to_wire(found))
    assert type(came) is type(found)
    assert str(came) == str(found)
    assert isinstance(came, InputError) or came == found
