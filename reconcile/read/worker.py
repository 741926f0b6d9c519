"""The child process that parses risky files: ``python -m reconcile.read.worker``, started by ``contained``.

It reads questions from standard input and writes answers to standard output,
one JSON object a line. It may open no connection, start no process and write
no file, whatever the file that it reads makes a parser do; code below Python
is bound by the limits of time, memory and file size only.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from reconcile.errors import InputError, UnreadableInput
from reconcile.read.contained import to_wire
from reconcile.read.document import Found
from reconcile.read.formats import load_reader
from reconcile.read.limits import Limits, megabytes

_STATUS = Path("/proc/self/status")

SPARE_SECONDS = 5  # of processor time beyond the limit; only a child whose parent has gone gets that far

SWOLLEN_SHARE = 0.5  # of the memory allowed; a parser that is refused more had about as much in use

LONGEST_TOLD = 120  # characters of a parser's own message; some repeat half of the file

#: Beginnings of the names of events in Python that a reader has no business with.
_FORBIDDEN = (
    *("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.kill", "shutil."),
    *("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown"),
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


def main() -> None:
    """Answer questions until the parent closes the pipe."""
    questions = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.stdout.fileno())  # what a parser prints must not mix with the answers
    sys.addaudithook(_forbid)
    is_sound = True
    while is_sound and (line := questions.readline()):
        question = json.loads(line)
        data = questions.read(question["size"])
        is_sound = _answer(question, data, answers)


def _answer(question: Mapping[str, Any], data: bytes, answers: BinaryIO) -> bool:
    """Write what the reader finds; return whether this process is fit to read another file."""
    limits = Limits(**question["limits"])
    where = question["where"]
    _confine(limits)
    try:
        for found in _findings(question, data, limits):
            _write(answers, to_wire(found))
        is_sound = not _is_swollen(limits)
    except MemoryError:
        is_sound = False  # what else failed for want of memory nobody knows
        reason = f"needs more than {megabytes(limits.parse_memory)} of memory to read"
        _write(answers, to_wire(UnreadableInput(where, reason, "split it, or save it as plain text")))
    _write(answers, {"kind": "end", "is_sound": is_sound})
    answers.flush()
    return is_sound


def _findings(question: Mapping[str, Any], data: bytes, limits: Limits) -> Iterator[Found]:
    """Yield what the reader finds; whatever breaks it is told in words."""
    where = question["where"]
    try:
        yield from load_reader(question["reader"])(data, where, question["hints"], limits)
    except InputError as error:
        yield error
    except RecursionError:
        yield UnreadableInput(where, "its parts are nested too deeply")
    except MemoryError:
        raise
    except Exception as error:  # parsers raise anything at all on a broken file
        if _is_swollen(limits):  # and some raise their own error where memory was refused
            raise MemoryError from error
        said = " ".join(str(error).split())[:LONGEST_TOLD] or type(error).__name__
        yield UnreadableInput(where, f"is broken: {said}", "open it in its own program and save it anew")


def _write(answers: BinaryIO, answer: Mapping[str, Any]) -> None:
    answers.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")


def _confine(limits: Limits) -> None:
    """Set the bounds of this process, where the system has such bounds."""
    try:
        import resource
    except ImportError:  # Windows: time is limited by the parent, memory is not
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + limits.parse_seconds) + SPARE_SECONDS
    for name, bound in (("RLIMIT_AS", limits.parse_memory), ("RLIMIT_CPU", seconds), ("RLIMIT_FSIZE", 0)):
        kind = getattr(resource, name)
        hard = resource.getrlimit(kind)[1]
        try:
            resource.setrlimit(kind, (bound if hard == resource.RLIM_INFINITY else min(bound, hard), hard))
        except (OSError, ValueError):  # macOS knows no bound on address space
            continue


def _is_swollen(limits: Limits) -> bool:
    """Return whether this process once needed so much memory that a fresh one had better take over.

    ``getrusage`` would not do: on Linux its peak is that of the parent to begin with.
    """
    try:
        status = _STATUS.read_text()
    except OSError:  # systems without /proc
        return False
    peak = int(status.partition("VmHWM:")[2].split(maxsplit=1)[0])  # of the memory in use, in kB
    return peak * 1024 > SWOLLEN_SHARE * limits.parse_memory


def _forbid(event: str, arguments: tuple[Any, ...]) -> None:
    """Raise where code is about to reach out of this process."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"a reader may not use {event}")
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        raise PermissionError("a reader may not write files")


if __name__ == "__main__":
    main()
