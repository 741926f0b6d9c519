"""Fetch a page, file or feed from the public web, and from nowhere else.

A name is resolved once, every address it has is checked, and the connection
goes to an address that was checked; a redirect is checked like the first
address. No proxy, cookie or password is used. Time and size are bounded, the
size as unpacked.
"""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from http import HTTPStatus

import httpcore
import httpx

from reconcile import __version__
from reconcile.errors import UnreadableInput
from reconcile.read.addresses import resolve_name
from reconcile.read.connections import CheckedBackend, Connect, Refused, Resolve, connect_to
from reconcile.read.limits import LIMITS, Limits, megabytes

PORTS = {"http": 80, "https": 443}  # no others: behind them are services, not reports

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ENCODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_ZLIB_OR_GZIP = 47  # window bits: either header is understood


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """What a server gave: its bytes, unpacked, and what it said of them."""

    url: str
    data: bytes
    media_type: str
    charset: str
    retrieved: str


def fetch(
    url: str, limits: Limits = LIMITS, *, resolve: Resolve = resolve_name, connect: Connect = connect_to
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
    backend = CheckedBackend(resolve, connect, deadline)
    try:
        with httpcore.ConnectionPool(ssl_context=_tls(), network_backend=backend, http1=True, retries=0) as pool:
            return _followed(pool, url, limits)
    except Refused as error:
        raise UnreadableInput(url, str(error)) from error
    except (httpcore.TimeoutException, TimeoutError) as error:
        raise UnreadableInput(url, f"did not answer in full within {limits.fetch_seconds:g} seconds") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError, httpx.InvalidURL, ValueError, zlib.error) as error:
        raise UnreadableInput(url, f"cannot be fetched: {_said(error)}") from error


@cache
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
                raise Refused(f"the server answers {_status(response.status)}")
            data = _body(response.iter_stream(), headers, limits)
            return _fetched(at, data, headers)
    raise Refused(f"redirects more than {limits.redirects} times")


def _checked(url: httpx.URL) -> httpcore.URL:
    """Return the URL for the connection.

    Raises:
        Refused: If it is not a plain address on the web.
    """
    if url.scheme not in PORTS:
        raise Refused(f"leads to {url.scheme or 'no'}: address; only http and https are fetched")
    if url.userinfo:
        raise Refused("holds a user name or password; log in with a browser and save the page")
    if url.port not in (None, PORTS[url.scheme]):
        raise Refused(f"leads to port {url.port}; only 80 and 443 are used")
    if not url.host:
        raise Refused("names no server")
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
        raise Refused(f"is packed in a way that was not asked for ({encoding[:20]})")
    is_packed = encoding not in ("", "identity")
    unpack = zlib.decompressobj(_ZLIB_OR_GZIP)
    body = bytearray()
    for piece in pieces:
        left = limits.fetch_bytes - len(body) + 1
        body += unpack.decompress(piece, left) if is_packed else piece
        if len(body) > limits.fetch_bytes:
            raise Refused(f"is larger than {megabytes(limits.fetch_bytes)}")
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
