"""Hand a file to a child process that reads it under limits of time and memory.

Formats whose parsers are large (PDF, Word, HTML, mail, XML) are never parsed
in this process: a file made to burn time, to swell or to break its parser
costs the child, and the person is told. One child reads many files, because
starting one takes half a second; it is replaced when it dies, and after
``Limits.parse_files`` files.
"""

from __future__ import annotations

import atexit
import base64
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, cast

from reconcile.errors import BrokenRecord, InputError, UnreadableInput
from reconcile.model import Document
from reconcile.read.document import Announced, Enclosed, Found, Note, Read
from reconcile.read.limits import LIMITS, Limits, megabytes

MOST_IDLE = 2  # children kept waiting for the next file; more sessions than that at one moment start their own

ANSWER_SHARE = 3  # an answer may be so many times as large as the largest file: letters grow when they are escaped

_ROOT = Path(__file__).parents[2]
#: The child needs no more of this process's environment; passwords stay here.
_PASSED_ON = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LANG", "LC_ALL", "LD_LIBRARY_PATH")

_ERRORS = {"unreadable": UnreadableInput, "broken": BrokenRecord}
_NOT_PARSED = "save it as plain text, or paste its text"


def read_contained(
    reader: str, data: bytes, where: str, hints: Mapping[str, str], limits: Limits = LIMITS
) -> list[Found]:
    """Return what a reader finds in a file, the reader running in a child process.

    Where the child is stopped, what it had found by then comes first.

    Args:
        reader: The function that reads, as "module:function".
        data: The whole file.
        where: Its name, for the messages.
        hints: What is known of it beforehand: ``url``, ``charset`` …
        limits: Time and memory of the child, and the reader's own limits.
    """
    child = _take_child()
    try:
        return list(child.read(reader, data, where, hints, limits))
    finally:
        if child.is_sound and child.files < limits.parse_files:
            _give_back(child)
        else:
            child.end()


@dataclass(slots=True, eq=False)
class _Child:
    """One child process and the questions put to it."""

    process: subprocess.Popen[bytes] = field(default_factory=lambda: _start())
    files: int = 0
    is_sound: bool = True
    is_late: bool = False

    def read(self, reader: str, data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
        self.files += 1
        self.is_sound = False
        question = {"reader": reader, "where": where, "hints": dict(hints), "limits": asdict(limits), "size": len(data)}
        watch = threading.Timer(limits.parse_seconds, self._stop)
        watch.daemon = True
        watch.start()
        try:
            stdin = cast(BinaryIO, self.process.stdin)
            stdin.write(json.dumps(question).encode() + b"\n")
            stdin.write(data)
            stdin.flush()
            yield from self._answers(where, limits)
        except OSError:  # the child died before it had the whole file
            yield self._death(where, limits)
        finally:
            watch.cancel()

    def _answers(self, where: str, limits: Limits) -> Iterator[Found]:
        stdout = cast(BinaryIO, self.process.stdout)
        left = ANSWER_SHARE * limits.file_bytes
        while left > 0:
            line = stdout.readline(left)
            left -= len(line)
            if not line.endswith(b"\n"):
                break
            answer = json.loads(line.decode("utf-8", "surrogatepass"))
            if answer["kind"] == "end":
                self.is_sound = bool(answer["is_sound"])
                return
            yield from_wire(answer)
        if left <= 0:
            yield UnreadableInput(where, f"unpacks to more than {megabytes(ANSWER_SHARE * limits.file_bytes)}")
        else:
            yield self._death(where, limits)

    def _death(self, where: str, limits: Limits) -> UnreadableInput:
        if self.is_late:
            reason = f"was stopped after {limits.parse_seconds:g} s: it takes too long to read"
        else:
            reason = "broke the program that reads such files, or needed more memory than it may take"
        return UnreadableInput(where, reason, _NOT_PARSED)

    def _stop(self) -> None:
        self.is_late = True
        self.process.kill()

    def end(self) -> None:
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            try:
                cast(BinaryIO, pipe).close()
            except OSError:  # what was still to be written has no reader any more
                continue
        self.process.wait()


def _start() -> subprocess.Popen[bytes]:
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    environment = {**passed_on, "PYTHONPATH": str(_ROOT), "OPENBLAS_NUM_THREADS": "1"}
    return subprocess.Popen(
        [sys.executable, "-P", "-B", "-X", "utf8", "-W", "ignore", "-m", "reconcile.read.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )


_idle: list[_Child] = []
_lock = threading.Lock()


def _take_child() -> _Child:
    with _lock:
        while _idle:
            child = _idle.pop()
            if child.process.poll() is None:
                return child
            child.end()
    return _Child()


def _give_back(child: _Child) -> None:
    with _lock:
        if len(_idle) < MOST_IDLE:
            _idle.append(child)
            return
    child.end()


@atexit.register
def end_children() -> None:
    """End the children that wait for a file."""
    with _lock:
        while _idle:
            _idle.pop().end()


def _forget_children() -> None:
    """In a forked process the children belong to its parent, and the lock may be held by nobody."""
    global _lock
    _lock = threading.Lock()
    _idle.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_children)


def to_wire(found: Found) -> dict[str, Any]:
    """Return a finding as a JSON object, for the way from the child to its parent.

    JSON, not pickle: whoever takes over the child by its file can only say
    what a reader can say.
    """
    match found:
        case Read(where, document):
            return {"kind": "read", "where": where, "document": asdict(document)}
        case Note(where, message):
            return {"kind": "note", "where": where, "message": message}
        case Enclosed(where, data):
            return {"kind": "enclosed", "where": where, "data": base64.b64encode(data).decode()}
        case Announced(where, url, document):
            held = asdict(document) if document else None
            return {"kind": "announced", "where": where, "url": url, "document": held}
        case InputError():
            kind = "broken" if isinstance(found, BrokenRecord) else "unreadable"
            return {"kind": kind, "where": found.where, "reason": found.reason, "mend": found.mend}


def from_wire(answer: Mapping[str, Any]) -> Found:
    """Return the finding that a JSON object tells of."""
    kind, where = answer["kind"], str(answer["where"])
    if kind == "read":
        return Read(where, Document(**answer["document"]))
    if kind == "note":
        return Note(where, str(answer["message"]))
    if kind == "enclosed":
        return Enclosed(where, base64.b64decode(answer["data"]))
    if kind == "announced":
        return Announced(where, str(answer["url"]), Document(**answer["document"]) if answer["document"] else None)
    return _ERRORS[kind](where, str(answer["reason"]), str(answer["mend"]))
