"""Addresses become documents: pages by their media type, feeds with the pages that they announce."""

from __future__ import annotations

from benchmarks.fuzz_seeds import MILL, QUAY, archive, feed, page, pdf
from reconcile.errors import InputError
from reconcile.model import Document
from reconcile.read.document import Note, Read
from reconcile.read.web import read_web
from tests.read.web_server import Page, Web, serving

HTML = {"Content-Type": "text/html"}
RSS = {"Content-Type": "application/rss+xml"}


def taken(web: Web, url: str) -> tuple[list[Document], list[str]]:
    found = list(read_web(url, fetch=web.fetch))
    told = [str(item) for item in found if isinstance(item, Note | InputError)]
    return [item.document for item in found if isinstance(item, Read)], told


def test_a_page_is_read_with_its_origin() -> None:
    with serving({"news.example/fire": Page(body=page([QUAY]), headers=HTML)}) as web:
        (document,), told = taken(web, "http://news.example/fire")
    assert QUAY in document.text
    assert (document.url, document.outlet, document.published) == (
        "http://news.example/fire",
        "Harbour Post",
        "2017-04-05T09:30:00Z",
    )
    assert (document.format, len(document.sha256)) == ("html", 64)
    assert document.retrieved.startswith("20")
    assert not told


def test_the_kind_is_told_by_the_server_then_the_address_then_the_bytes() -> None:
    vague = {"Content-Type": "application/octet-stream"}
    pages = {
        "news.example/1": Page(body=pdf([[MILL]]), headers={"Content-Type": "application/pdf"}),
        "news.example/2": Page(body=pdf([[MILL]]), headers=vague),
        "news.example/3.md": Page(body=b"# Fire\n\nSix died.", headers={"Content-Type": "text/plain"}),
        "news.example/4": Page(body=page([MILL]), headers=vague),
        "news.example/5.zip": Page(body=archive({"a.txt": MILL.encode()}), headers=vague),
        "news.example/6": Page(body=feed([{"text": MILL}]), headers=HTML),
    }
    with serving(pages) as web:
        formats = [taken(web, f"http://{name}")[0][0].format for name in pages]
    assert formats == ["pdf", "pdf", "md", "html", "txt", "feed"]


def test_a_picture_is_refused() -> None:
    with serving({"news.example/": Page(body=b"\xff\xd8", headers={"Content-Type": "image/jpeg"})}) as web:
        documents, told = taken(web, "http://news.example/")
    assert not documents
    assert "is of the kind 'image/jpeg', which is not read" in told[0]


def test_a_feed_is_followed_to_its_pages_and_what_fails_is_read_from_the_feed() -> None:
    entries = [
        {"title": "One", "link": "http://news.example/1", "text": "Short.", "date": "Wed, 05 Apr 2017 09:30:00 +0000"},
        {"title": "Two", "link": "http://news.example/gone", "text": f"<p>{MILL}</p>"},
        {"title": "Three", "link": "http://10.0.0.1/", "text": ""},
        {"title": "Four", "text": QUAY},
    ]
    bare = f"<html><body><article><h1>One</h1><p>{QUAY}</p></article></body></html>".encode()
    pages = {
        "news.example/feed": Page(body=feed(entries), headers=RSS),
        "news.example/1": Page(body=bare, headers=HTML),
    }
    names = {"10.0.0.1": ["10.0.0.1"]}
    with serving(pages, names) as web:
        documents, told = taken(web, "http://news.example/feed")
    one, two, four = documents
    assert QUAY in one.text
    assert (one.outlet, one.published, one.url) == (
        "Harbour Post",
        "2017-04-05T09:30:00+00:00",
        "http://news.example/1",
    )
    assert (two.text, two.format, two.title) == (MILL, "feed", "Two")
    assert two.retrieved
    assert four.text == QUAY
    assert next(line for line in told if "news.example/gone" in line).endswith(
        "the server answers 404 (not found); what the feed holds of it is read"
    )
    assert any("http://10.0.0.1/: leads to 10.0.0.1, an address in a private network" in line for line in told)


def test_a_feed_that_announces_a_feed_is_not_followed_further() -> None:
    again = feed([{"title": "Again", "link": "http://news.example/feed", "text": MILL}])
    with serving({"news.example/feed": Page(body=again, headers=RSS)}) as web:
        documents, _ = taken(web, "http://news.example/feed")
    assert web.requested == ["news.example/feed"] * 2
    assert [document.text for document in documents] == [MILL]


def test_a_page_without_an_outlet_has_its_host_for_one() -> None:
    bare = f"<html><body><article><p>{QUAY}</p></article></body></html>".encode()
    with serving({"www.news.example/": Page(body=bare, headers=HTML)}) as web:
        assert taken(web, "http://www.news.example/")[0][0].outlet == "news.example"
