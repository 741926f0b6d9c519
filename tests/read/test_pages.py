"""A page gives its article and what it says of itself; its letters are read as it, or its server, says."""

from __future__ import annotations

import pytest

from benchmarks.fuzz_seeds import MILL, QUAY, page
from reconcile.read.markup import decode_page, whole_text
from reconcile.read.pages import find_article
from tests.read.told import ToldOf

LD = """<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Fire on the quay", "datePublished": "2017-04-05T09:30:00Z",
"author": {{"@type": "Person", "name": "Ana Writer"}},
"publisher": {{"@type": "Organization", "name": "Harbour Post"}}}}</script>"""

HEADS = [  # what the head of a page holds, fields read
    (
        '<title>Fire</title><meta name="author" content="Ana Writer">'
        '<meta property="og:site_name" content="Harbour Post">'
        '<meta property="article:published_time" content="2017-04-05T22:10:00+00:00">',
        {"title": "Fire", "author": "Ana Writer", "outlet": "Harbour Post"},
    ),
    (
        LD.format(),
        {"title": "Fire on the quay", "author": "Ana Writer", "outlet": "Harbour Post"},
    ),
    ('<link rel="canonical" href="https://harbour.example/fire">', {"url": "https://harbour.example/fire"}),
    ("<title>Fire</title>", {"title": "Fire", "published": "", "outlet": "", "author": ""}),
]


@pytest.mark.parametrize(("head", "fields"), HEADS)
def test_what_a_page_says_of_itself(head: str, fields: dict[str, str]) -> None:
    html = f"<html><head>{head}</head><body><article><p>{QUAY}</p><p>{MILL}</p></article></body></html>"
    found, text = find_article(html)
    assert {name: found.get(name, "") for name in fields} == fields
    assert QUAY in text


LINKED = '<script type="application/ld+json">%s</script>'
DAYS = [  # in the head, after the article, day of publication
    ('<meta property="article:published_time" content="2017-04-05T22:10:00Z">', "", "2017-04-05T22:10:00Z"),
    ('<meta name="date" content="2017-04-05">', "", "2017-04-05"),
    ('<meta name="DC.date.issued" content="5 April 2017">', "", "2017-04-05"),
    ('<meta itemprop="datePublished" content="2017-04-05">', "", "2017-04-05"),
    (LINKED % '{"@graph": [{"@type": "WebPage"}, {"datePublished": "2017-04-05"}]}', "", "2017-04-05"),
    (LINKED % '[{"datePublished": "broken"}, {"datePublished": "2017-04-05"}]', "", "2017-04-05"),
    (LINKED % "{broken", '<span itemprop="datePublished">April 5, 2017</span>', "2017-04-05"),
    ("", '<article><time datetime="2017-04-05T09:00">5 April</time></article>', ""),
    ('<link rel="canonical" href="https://harbour.example/2017/04/05/fire">', "", "2017-04-05"),
    ('<meta name="date" content="4/5/2017">', "", ""),
    ('<meta property="article:modified_time" content="2020-01-02T10:00:00Z">', "", ""),
    ('<meta name="last-modified" content="2020-01-02">', "", ""),
    (LINKED % '{"dateModified": "2020-01-02"}', "", ""),
    (LINKED % ("[" * 5_000), "", ""),
    ('<meta property="og:image" content="https://harbour.example/2020/01/02/a.jpg">', "", ""),
    ("", '<aside><time datetime="2020-01-02">2 Jan</time></aside>', ""),
    ("", '<div class="comments"><time datetime="2020-01-02">2 Jan</time></div>', ""),
    ("", '<span class="date">July 9, 2018</span>', ""),
    ("", "<footer>© 2019 Harbour Post</footer>", ""),
    ("", "<p>On 3 May 2019 six people died in Hama.</p>", ""),
]


@pytest.mark.parametrize(("head", "after", "published"), DAYS)
def test_the_day_of_a_page_is_what_it_says_and_no_guess(head: str, after: str, published: str) -> None:
    html = f"<html><head>{head}</head><body><article><p>{QUAY}</p></article>{after}</body></html>"
    assert find_article(html)[0]["published"] == published


TIMES = [  # in the article, day of publication
    ('<header><time datetime="2017-04-05">5 April</time></header>', "2017-04-05"),
    ('<aside><time datetime="2020-01-02">2 Jan</time></aside>', ""),
    ('<div id="Comments"><p><time datetime="2020-01-02">2 Jan</time></p></div>', ""),
    ('<div class="related"><article><time datetime="2020-01-02">2 Jan</time></article></div>', ""),
    ('<time datetime="2017-04-05">5 April</time><time datetime="2020-01-02">changed</time>', "2017-04-05"),
]


@pytest.mark.parametrize(("inside", "published"), TIMES)
def test_a_time_in_an_article_is_its_own(inside: str, published: str) -> None:
    html = f"<html><body><article>{inside}<p>{QUAY}</p></article></body></html>"
    assert find_article(html)[0]["published"] == published


def test_the_article_is_read_and_not_what_stands_around_it() -> None:
    (document,) = ToldOf("a.html", page([QUAY, MILL])).documents
    assert (document.text, document.title) == (f"{QUAY}\n{MILL}", "Fire on the quay")
    assert (document.lang, document.outlet, document.author) == ("en-GB", "Harbour Post", "Ana Writer")


def test_the_headline_is_the_title_and_the_text_begins_at_its_lead() -> None:
    head = "<title>Harbour Post: news</title>"
    html = f"<html><head>{head}</head><body><article><h1>Fire on “the quay”</h1><p>{QUAY}</p></article></body></html>"
    (document,) = ToldOf("a.html", html.encode()).documents
    assert (document.text, document.title) == (QUAY, "Fire on “the quay”")


POINTERS = [  # what stands between two paragraphs of an article, whether it is read
    ('<p><a href="/x">Ferry disaster kills 99 off Kisumu</a></p>', False),
    ('<p><strong>READ ALSO: <a href="/x">Ferry disaster kills 99 off Kisumu</a></strong></p>', False),
    ('<aside><h3>Read more</h3><ul><li><a href="/x">Ferry disaster kills 99</a></li></ul></aside>', False),
    ('<h3><a href="/x">Ferry disaster kills 99 off Kisumu</a></h3>', False),
    ("<p hidden>The hidden toll was 99.</p>", False),
    ('<p style="display:none">The hidden toll was 99.</p>', False),
    ('<p>Some 99 people <a href="/x">died in Kisumu</a> a year ago, when a ferry sank.</p>', True),
    ('<p><a href="/x">The ministry</a> put the toll at <a href="/y">99 dead</a>.</p>', True),
    ("<ul><li>99 were killed in Izmir</li><li>30 were injured</li></ul>", True),
    ("<blockquote><p>We counted 99 dead, said the head of the hospital.</p></blockquote>", True),
]


@pytest.mark.parametrize(("between", "is_read"), POINTERS)
def test_pointers_to_other_reports_are_no_part_of_this_one(between: str, is_read: bool) -> None:
    html = f"<html><body><article><p>{QUAY}</p>{between}<p>{MILL}</p></article></body></html>"
    assert ("99" in find_article(html)[1]) == is_read


def test_a_table_on_a_page_is_a_line_a_row() -> None:
    rows = "<table><tr><th>Town</th><th>Killed</th></tr><tr><td>Izmir</td><td>12</td></tr></table>"
    (document,) = ToldOf("a.html", page([QUAY], body=rows + f"<p>{MILL}</p>")).documents
    assert "| Town | Killed |\n| Izmir | 12 |\n" in document.text


def test_where_there_is_no_article_all_text_is_read_and_that_is_told() -> None:
    told = ToldOf("a.html", b"Six people died in Homs &amp; Hama")
    assert told.texts == ["Six people died in Homs & Hama"]
    assert "no article was found" in told.remarks[0]


def test_a_page_that_a_script_fills_is_told() -> None:
    told = ToldOf("a.html", b"<html><body><div id=app></div><script>render()</script></body></html>")
    assert "is a page without text (if a script fills it in, save it from a browser" in told.reasons[0]


LETTERS = [  # bytes, the server's word, text
    ("<p>Köln".encode(), "", "<p>Köln"),
    ("<p>Köln".encode("cp1252"), "iso-8859-1", "<p>Köln"),
    ("<p>“Köln”".encode("cp1252"), "ISO-8859-1", "<p>“Köln”"),
    ('<meta charset="windows-1251"><p>Хомс'.encode("cp1251"), "", '<meta charset="windows-1251"><p>Хомс'),
    (
        "<?xml version='1.0' encoding='koi8-r'?><p>Хомс".encode("koi8-r"),
        "",
        "<?xml version='1.0' encoding='koi8-r'?><p>Хомс",
    ),
    ("<p>Хомс".encode("utf-16"), "windows-1251", "<p>Хомс"),
    ("<meta charset=utf-16><p>Köln".encode(), "", "<meta charset=utf-16><p>Köln"),
    ("<meta charset=rot13><p>Köln".encode(), "punycode", "<meta charset=rot13><p>Köln"),
    ("<meta charset=no-such><p>Köln".encode(), "\0", "<meta charset=no-such><p>Köln"),
    (b"<p>K\xffln", "utf-8", "<p>K\ufffdln"),
    (b"<p>Ho\0ms", "", "<p>Homs"),
]


@pytest.mark.parametrize(("data", "charset", "text"), LETTERS)
def test_the_letters_of_a_page(data: bytes, charset: str, text: str) -> None:
    assert decode_page(data, "a.html", charset) == text


WORDS = [  # HTML, its words
    ("Six <b>people</b> died", "Six people died"),
    ("<ul><li>One<li>Two</ul>Three", "One\nTwo\nThree"),
    ("a<br>b<hr>c", "a\nb\nc"),
    ("<p>a\n  b</p>\n\n<p>c</p>", "a b\nc"),
    ("<style>p {}</style><script>x</script>Six<noscript>seven</noscript> died", "Six died"),
    ("Six<!-- seven --> died", "Six died"),
    ("Six &lt; seven &amp; 12&nbsp;died", "Six < seven & 12 died"),
    ("", ""),
    ("   ", ""),
    ("<div>" * 5_000 + "Six", ""),
]


@pytest.mark.parametrize(("html", "text"), WORDS)
def test_the_words_of_markup(html: str, text: str) -> None:
    assert whole_text(html) in (text, "Six")
