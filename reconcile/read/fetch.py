"""Fetch a page, file or feed from the public web, and from nowhere else.

A name is resolved once, every address it has is checked, and the connection
goes to an address that was checked; a redirect is checked like the first
address. No proxy, cookie or password is used. Time and size are bounded, the
size as unpacked.
"""

from __future__ import annotations

import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import httpcore
import httpx

from reconcile import __version__
from reconcile.errors import UnreadableInput
from reconcile.read.addresses import address_refusal, resolve_name
from reconcile.read.limits import LIMITS, Limits, megabytes

PORTS = {"http": 80, "https": 443}  # no others: behind them are services, not reports

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ENCODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_PIECE = 65_536  # bytes read from the network at a time
_ZLIB_OR_GZIP = 47  # window bits: either header is understood

Resolve = Callable[[str, int], list[str]]
Connect = Callable[[str, int, float], httpcore.NetworkStream]


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """What a server gave: its bytes, unpacked, and what it said of them."""

    url: str
    data: bytes
    media_type: str
    charset: str
    retrieved: str


class _Refused(Exception):
    """Why a request is not made or not followed, in words."""


def _connect(address: str, port: int, seconds: float) -> httpcore.NetworkStream:
    return httpcore.SyncBackend().connect_tcp(address, port, timeout=seconds)


def fetch(
    url: str, limits: Limits = LIMITS, *, resolve: Resolve = resolve_name, connect: Connect = _connect
) -> Fetched:
    """Return what a URL leads to.

    Args:
        url: An http or https URL on its usual port.
        limits: Time, size and number of redirects.
        resolve: Host name and port to addresses. What it gives is checked.
        connect: Opens a connection to an address that was checked.

    Raises:
        UnreadableInput: If the address is not public, the server does not
            give the page, or a limit is passed.
    """
    deadline = time.monotonic() + limits.fetch_seconds
    backend = _CheckedBackend(resolve, connect, deadline)
    try:
        with httpcore.ConnectionPool(ssl_context=_tls(), network_backend=backend, http1=True, retries=0) as pool:
            return _followed(pool, url, limits)
    except _Refused as error:
        raise UnreadableInput(url, str(error)) from error
    except (httpcore.TimeoutException, TimeoutError) as error:
        raise UnreadableInput(url, f"did not answer in full within {limits.fetch_seconds:g} seconds") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        raise UnreadableInput(url, f"cannot be fetched: {_said(error)}") from error
    except (httpx.InvalidURL, ValueError, zlib.error) as error:
        raise UnreadableInput(url, f"cannot be fetched: {_said(error)}") from error


def _tls() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


def _followed(pool: httpcore.ConnectionPool, url: str, limits: Limits) -> Fetched:
    """Fetch a URL and what it redirects to."""
    at = httpx.URL(url)
    for _ in range(limits.redirects + 1):
        with pool.stream("GET", _checked(at), headers=_headers(at)) as response:
            headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            if response.status in _REDIRECTS and headers.get("location"):
                at = at.join(headers["location"])
                continue
            if response.status != HTTPStatus.OK:
                raise _Refused(f"the server answers {_status(response.status)}")
            data = _body(response.iter_stream(), headers, limits)
            return _fetched(at, data, headers)
    raise _Refused(f"redirects more than {limits.redirects} times")


def _checked(url: httpx.URL) -> httpcore.URL:
    """Return the URL for the connection.

    Raises:
        _Refused: If it is not a plain address on the web.
    """
    if url.scheme not in PORTS:
        raise _Refused(f"leads to {url.scheme or 'no'}: address; only http and https are fetched")
    if url.userinfo:
        raise _Refused("holds a user name or password; log in with a browser and save the page")
    if url.port not in (None, PORTS[url.scheme]):
        raise _Refused(f"leads to port {url.port}; only 80 and 443 are used")
    if not url.host:
        raise _Refused("names no server")
    return httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=None, target=url.raw_path)


def _headers(url: httpx.URL) -> list[tuple[bytes, bytes]]:
    return [
        (b"Host", url.netloc),
        (b"User-Agent", f"reconcile/{__version__}".encode()),
        (b"Accept", b"text/html, application/xhtml+xml, application/pdf, application/rss+xml;q=0.9, */*;q=0.5"),
        (b"Accept-Language", b"en"),
        (b"Accept-Encoding", b"gzip"),
    ]


def _body(pieces: Iterable[bytes], headers: Mapping[str, str], limits: Limits) -> bytes:
    """Return the bytes of an answer, unpacked, never more than the limit in memory."""
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding not in _ENCODINGS:
        raise _Refused(f"is packed in a way that was not asked for ({encoding[:20]})")
    is_packed = encoding not in ("", "identity")
    unpack = zlib.decompressobj(_ZLIB_OR_GZIP)
    body = bytearray()
    for piece in pieces:
        left = limits.fetch_bytes - len(body) + 1
        body += unpack.decompress(piece, left) if is_packed else piece
        if len(body) > limits.fetch_bytes:
            raise _Refused(f"is larger than {megabytes(limits.fetch_bytes)}")
    return bytes(body)


def _fetched(url: httpx.URL, data: bytes, headers: Mapping[str, str]) -> Fetched:
    media_type, _, parameters = headers.get("content-type", "").partition(";")
    name, _, charset = parameters.partition("=")
    return Fetched(
        url=str(url.copy_with(fragment=None)),
        data=data,
        media_type=media_type.strip().lower(),
        charset=charset.strip(" \"'") if name.strip().lower() == "charset" else "",
        retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _status(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase.lower()})"
    except ValueError:
        return str(status)


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:120].lower() or type(error).__name__


class _CheckedBackend(httpcore.NetworkBackend):
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
                raise _Refused(f"leads to {address}, {reason}; only public addresses are fetched")
        problem: Exception = _Refused(f"the name {host} leads to no address")
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
        raise _Refused(f"there is no server named {host}")
    return answer[0]
