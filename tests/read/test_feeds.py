"""A feed in a file gives what it holds of each report."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.fuzz_seeds import MILL, QUAY, feed
from reconcile.read.limits import LIMITS
from tests.read.told import ToldOf

ATOM = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>Harbour Post</title><entry><title>Fire &amp; smoke</title><link href="https://harbour.example/1"/>
<published>2017-04-05T00:30:00+02:00</published><author><name>Ana Writer</name></author>
<summary>Short.</summary>
<content type="html">&lt;p&gt;{QUAY}&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</content></entry></feed>"""


def test_an_atom_feed() -> None:
    (document,) = ToldOf("a.atom", ATOM.encode()).documents
    assert document.text == QUAY
    assert (document.title, document.author, document.outlet) == ("Fire & smoke", "Ana Writer", "Harbour Post")
    assert (document.url, document.published) == ("https://harbour.example/1", "2017-04-05T00:30:00+02:00")


def test_an_entry_that_is_only_a_link_is_told_with_the_link() -> None:
    entries = [{"title": "One", "link": "https://harbour.example/1"}, {"title": "Two", "text": MILL}]
    told = ToldOf("a.rss", feed(entries))
    assert told.texts == [MILL]
    assert told.reasons == ["a.rss:1: the feed holds no text of this report (add https://harbour.example/1)"]


def test_entries_over_the_limit_are_told() -> None:
    entries = [{"text": f"{count} people died in the fire."} for count in range(5)]
    told = ToldOf("a.rss", feed(entries), replace(LIMITS, feed_entries=3))
    assert len(told.documents) == 3
    assert told.remarks == ["a.rss: has 5 entries; the last 2 are not read"]


def test_a_file_whose_bytes_are_a_path_or_address_opens_neither() -> None:
    for data in (b"/etc/passwd", b"http://127.0.0.1/feed"):
        assert "is no RSS or Atom feed" in ToldOf("a.rss", data).reasons[0]
