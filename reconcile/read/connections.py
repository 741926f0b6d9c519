"""Connections that go to checked addresses only, and end in time however slowly the other side speaks."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from reconcile.read.addresses import address_refusal

_PIECE = 65_536  # bytes read from the network at a time

Resolve = Callable[[str, int], list[str]]
Connect = Callable[[str, int, float], httpcore.NetworkStream]


class Refused(Exception):
    """Why a request is not made or not followed, in words."""


def connect_to(address: str, port: int, seconds: float) -> httpcore.NetworkStream:
    """Open a connection to an address that was checked."""
    return httpcore.SyncBackend().connect_tcp(address, port, timeout=seconds)


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to checked addresses only, and lets nothing outlive the deadline."""

    def __init__(self, resolve: Resolve, connect: Connect, deadline: float) -> None:
        self._resolve = resolve
        self._connect = connect
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = _within(_left(self._deadline), self._resolve, host.strip("[]"), port)
        for address in addresses:
            if reason := address_refusal(address):
                raise Refused(f"leads to {address}, {reason}; only public addresses are fetched")
        problem: Exception = Refused(f"the name {host} leads to no address")
        for address in addresses:
            try:
                return _TimedStream(self._connect(address, port, _left(self._deadline)), self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout, OSError) as error:
                problem = error
        raise problem


class _TimedStream(httpcore.NetworkStream):
    """A connection that ends at the deadline, however slowly its bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(min(max_bytes, _PIECE), timeout=_left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout=_left(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, timeout=_left(self._deadline))
        return _TimedStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float) -> float:
    """Return the seconds that are left.

    Raises:
        TimeoutError: If none are.
    """
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _within(seconds: float, resolve: Resolve, host: str, port: int) -> list[str]:
    """Return the addresses of a name, or give up: the system's own patience with name servers is long."""
    answer: list[list[str] | OSError | UnicodeError] = []

    def look_up() -> None:
        try:
            answer.append(resolve(host, port))
        except (OSError, UnicodeError) as error:
            answer.append(error)

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(seconds)
    if not answer:
        raise TimeoutError
    if isinstance(answer[0], Exception):
        raise Refused(f"there is no server named {host}")
    return answer[0]
