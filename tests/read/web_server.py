"""A web server on this machine that stands for the web: names lead to public addresses, connections to it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore

from reconcile.read.fetch import Fetched, fetch
from reconcile.read.limits import LIMITS, Limits

PUBLIC = "93.184.215.14"


@dataclass(frozen=True, kw_only=True)
class Page:
    """What the server answers."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    send: Callable[[BaseHTTPRequestHandler], None] | None = None


class Web:
    """The names that lead somewhere, and every look-up, connection and request so far."""

    def __init__(self, pages: Mapping[str, Page], names: Mapping[str, list[str]]) -> None:
        self.pages = pages
        self.names = names
        self.looked_up: list[str] = []
        self.connected: list[tuple[str, int]] = []
        self.requested: list[str] = []
        self.port = 0

    def resolve(self, host: str, port: int) -> list[str]:
        self.looked_up.append(host)
        answers = self.names.get(host, [PUBLIC])
        return [answers[min(self.looked_up.count(host), len(answers)) - 1]]

    def connect(self, address: str, port: int, seconds: float) -> httpcore.NetworkStream:
        self.connected.append((address, port))
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port, timeout=seconds)

    def fetch(self, url: str, limits: Limits = LIMITS) -> Fetched:
        return fetch(url, limits, resolve=self.resolve, connect=self.connect)


class _Handler(BaseHTTPRequestHandler):
    web: Web

    def __init__(self, web: Web, *arguments: object) -> None:
        self.web = web
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        host = self.headers["Host"]
        self.web.requested.append(host + self.path)
        page = self.web.pages.get(host + self.path, Page(status=404))
        if page.send:
            page.send(self)
            return
        self.send_response(page.status)
        for name, value in page.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(page.body)))
        self.end_headers()
        self.wfile.write(page.body)

    def log_message(self, format: str, *arguments: object) -> None:
        del format, arguments


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        del request, client_address  # a client that hangs up is what some tests are about


@contextmanager
def serving(pages: Mapping[str, Page], names: Mapping[str, list[str]] | None = None) -> Iterator[Web]:
    """Serve pages by host and path; ``names`` gives the addresses of a name, one a look-up, the last for good."""
    web = Web(pages, names or {})
    with _Server(("127.0.0.1", 0), partial(_Handler, web)) as server:
        web.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield web
        finally:
            server.shutdown()
            thread.join()
