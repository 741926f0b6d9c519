"""Readers that do what a parser does when a hostile file has its way with it; run in the child process only."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from reconcile.read.document import Found, Read, make_document
from reconcile.read.limits import Limits


def kind(data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
    """Behave."""
    print("a parser that prints")
    yield Read(where, make_document(data.decode("utf-8", "surrogatepass"), hints))


def die(data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
    yield Read(where, make_document("Six died."))
    sys.stdout.flush()
    os._exit(139)


def loop(data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
    yield Read(where, make_document("Six died."))
    while True:
        pass


def swell(data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
    held = []
    while True:
        held.append(b"x" * 10_000_000)
        yield from ()


def recurse(data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
    yield from recurse(data, where, hints, limits)


def flood(data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
    while True:
        yield Read(where, make_document("x" * 100_000))


def fail(data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
    raise KeyError("xref \n table " + "x" * 10_000)
    yield


def connect(data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
    socket.create_connection(("127.0.0.1", int(data)))
    yield from ()


def look_up(data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
    socket.getaddrinfo("news.example", 80)
    yield from ()


def start(data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
    subprocess.run(["true"], check=True)
    yield from ()


def write(data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
    Path(data.decode()).write_bytes(b"x")
    yield from ()


def remove(data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
    Path(data.decode()).unlink()
    yield from ()


def tell_environment(data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
    yield Read(where, make_document(" ".join(os.environ)))
