"""A fetch reaches public addresses only, those it checked, and ends in time whatever the server does."""

from __future__ import annotations

import gzip
import time
from dataclasses import replace
from datetime import datetime
from http.server import BaseHTTPRequestHandler

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.errors import UnreadableInput
from reconcile.read.fetch import fetch
from reconcile.read.limits import LIMITS
from tests.read.web_server import PUBLIC, Page, serving

FIRE = b"<p>Six people died.</p>"


def redirect(to: str, status: int = 302) -> Page:
    return Page(status=status, headers={"Location": to})


def test_a_page_comes_with_its_address_type_letters_and_moment() -> None:
    with serving({"news.example/fire?id=1": Page(body=FIRE)}) as web:
        fetched = web.fetch("http://news.example/fire?id=1#top")
    assert (fetched.url, fetched.data) == ("http://news.example/fire?id=1", FIRE)
    assert (fetched.media_type, fetched.charset) == ("text/html", "utf-8")
    assert datetime.fromisoformat(fetched.retrieved).utcoffset() is not None
    assert (web.looked_up, web.connected) == (["news.example"], [(PUBLIC, 80)])


def test_a_redirect_is_followed_and_its_name_looked_up_anew() -> None:
    pages = {
        "a.example/": redirect("http://b.example/x"),
        "b.example/x": redirect("/y", 301),
        "b.example/y": Page(body=FIRE),
    }
    with serving(pages) as web:
        assert web.fetch("http://a.example/").url == "http://b.example/y"
    assert web.looked_up[:2] == ["a.example", "b.example"]


def test_names_in_other_scripts_are_asked_for_in_their_wire_form() -> None:
    with serving({"xn--kln-sna.example/": Page(body=FIRE)}) as web:
        assert web.fetch("http://köln.example/").data == FIRE


REFUSED_PAGES = [  # page of the server, words of the reason
    (Page(status=404), "answers 404 (not found)"),
    (Page(status=503), "answers 503"),
    (Page(status=304), "answers 304"),
    (redirect("http://news.example/"), "redirects more than 3 times"),
    (redirect("ftp://news.example/"), "only http and https"),
    (redirect("file:///etc/passwd"), "only http and https"),
    (redirect("http://news.example:8080/"), "leads to port 8080"),
    (redirect("http://"), ""),
    (Page(body=FIRE, headers={"Content-Encoding": "br"}), "packed in a way that was not asked for (br)"),
    (Page(body=b"x" * 2_000, headers={}), "is larger than 1,000 bytes"),
    (Page(body=gzip.compress(b"x" * 100_000), headers={"Content-Encoding": "gzip"}), "is larger than 1,000 bytes"),
    (Page(body=b"not packed", headers={"Content-Encoding": "gzip"}), "cannot be fetched"),
    (Page(send=lambda handler: handler.wfile.write(b"SSH-2.0-x\r\n")), "cannot be fetched"),
    (Page(send=lambda handler: None), "cannot be fetched"),
]


@pytest.mark.parametrize(("page", "reason"), REFUSED_PAGES)
def test_what_cannot_be_taken_is_refused_in_words(page: Page, reason: str) -> None:
    with serving({"news.example/": page}) as web, pytest.raises(UnreadableInput) as refusal:
        web.fetch("http://news.example/", replace(LIMITS, fetch_bytes=1_000))
    assert reason in refusal.value.reason
    assert refusal.value.where == "http://news.example/"


def test_a_packed_page_is_unpacked() -> None:
    page = Page(body=gzip.compress(FIRE), headers={"Content-Encoding": "gzip", "Content-Type": "text/html"})
    with serving({"news.example/": page}) as web:
        assert web.fetch("http://news.example/").data == FIRE


def drip(handler: BaseHTTPRequestHandler) -> None:
    """Send a header a letter at a time, for longer than anyone should wait."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    for _ in range(100):
        handler.wfile.write(b"x")
        time.sleep(0.05)


def drip_body(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    for _ in range(100):
        handler.wfile.write(b"x")
        time.sleep(0.05)


@pytest.mark.parametrize("send", [drip, drip_body], ids=["header", "body"])
def test_a_server_that_drips_is_left_in_time(send: object) -> None:
    started = time.monotonic()
    page = Page(send=send)  # type: ignore[arg-type]
    with serving({"news.example/": page}) as web, pytest.raises(UnreadableInput, match=r"within 0\.5 seconds"):
        web.fetch("http://news.example/", replace(LIMITS, fetch_seconds=0.5))
    assert time.monotonic() - started < 4


def test_a_name_server_that_is_silent_is_left_in_time() -> None:
    def resolve(host: str, port: int) -> list[str]:
        time.sleep(3)
        return [PUBLIC]

    started = time.monotonic()
    with pytest.raises(UnreadableInput, match="within"):
        fetch("http://news.example/", replace(LIMITS, fetch_seconds=0.2), resolve=resolve)
    assert time.monotonic() - started < 2


def test_a_name_that_nobody_knows_is_told() -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise OSError

    with pytest.raises(UnreadableInput, match="there is no server named news"):
        fetch("http://news.example/", resolve=resolve)


@given(st.text(max_size=60), st.sampled_from(["http://", "https://", "HTTP://", "http:", "//", ""]))
def test_any_address_is_fetched_or_refused_in_words(text: str, scheme: str) -> None:
    def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    with pytest.raises(UnreadableInput):
        fetch(scheme + text, resolve=resolve)


def test_the_certificate_is_asked_for_by_name_though_the_connection_goes_to_the_address() -> None:
    asked: list[str | None] = []

    class Stream(httpcore.MockStream):
        def start_tls(self, ssl_context, server_hostname=None, timeout=None):  # type: ignore[no-untyped-def]
            assert ssl_context.check_hostname
            asked.append(server_hostname)
            return self

    answer = [b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\n", b"Six."]
    reached: list[tuple[str, int]] = []

    def connect(address: str, port: int, seconds: float) -> httpcore.NetworkStream:
        reached.append((address, port))
        return Stream(answer)

    fetched = fetch("https://news.example/", resolve=lambda host, port: [PUBLIC], connect=connect)
    assert (asked, reached, fetched.data) == (["news.example"], [(PUBLIC, 443)], b"Six.")
