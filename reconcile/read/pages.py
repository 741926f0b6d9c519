"""Read a web page as one document: the article on it, without what stands around it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

import lxml.etree  # type: ignore[import-untyped]
import trafilatura

from reconcile.errors import UnreadableInput
from reconcile.read.document import Found, Note, Read, make_document
from reconcile.read.headline import part_headline
from reconcile.read.letters import set_letters
from reconcile.read.limits import Limits
from reconcile.read.markup import decode_page, parse_markup, whole_text
from reconcile.read.page_dates import DATA_SCRIPT, day_in_address, published_on

#: The day it finds is not used (``page_dates`` takes none of a change, a comment or a picture); so it shall not search.
_DATES = {"extensive_search": False, "original_date": True}

#: Pointers to other reports, whose figures are not of this one: a line that is one link, "Read also" before it or not;
#: and what the page hides.
_NOT_ARTICLE = [
    "//*[self::p or self::h2 or self::h3 or self::h4 or self::li][count(.//a) = 1]"
    "[string-length(normalize-space(.)) <= string-length(normalize-space(.//a)) + 14]",
    "//*[@hidden]",
]

_RULE_OF_TABLE = re.compile(r"^\|(?:-+\|)+\n", re.MULTILINE)
_LINE_BLANKS = re.compile(r"[^\S\n]+$", re.MULTILINE)

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read_page(data: bytes, where: str, hints: Mapping[str, str], limits: Limits) -> Iterator[Found]:
    """Yield the document of a web page.

    Nothing is fetched: scripts, pictures and frames of the page are not
    looked at. Title, outlet, author, day and language are what the page
    says of itself. Where no article is found on it, its whole text is read.

    Args:
        data: The page as it was served or saved.
        where: Its name, for the messages.
        hints: ``url`` it was fetched from and ``charset`` that its server named.
        limits: Not used; the child process is bounded as a whole.
    """
    del limits
    html = decode_page(data, where, hints.get("charset", ""))
    url = hints.get("url", "")
    fields, text = find_article(html, url)
    if not text:
        text = whole_text(html)
        if not text:
            mend = "if a script fills it in, save it from a browser or paste its text"
            yield UnreadableInput(where, "is a page without text", mend)
            return
        yield Note(where, "no article was found on the page, so all its text is read")
    yield Read(where, make_document(text, {**fields, **({"url": url} if url else {})}))


def find_article(html: str, url: str = "") -> tuple[dict[str, str], str]:
    """Return what a page says of itself, as fields of a document, and the text of its article, "" if it has none.

    The headline is the title and not the first line of the text.
    """
    article: Any = None
    said: dict[str, str] = {}
    headlines: list[str] = []
    tree = _tree(html)
    root = parse_markup(html) if tree is None else tree
    if root is not None:
        said = {"lang": _language(root), "published": published_on(root, url)}
        headlines = ["".join(heading.itertext()) for heading in root.iter("h1")]
    try:
        article = trafilatura.bare_extraction(
            tree,
            url=url or None,
            with_metadata=True,
            include_comments=False,
            prune_xpath=_NOT_ARTICLE,
            date_extraction_params=_DATES,
        )
    except (ValueError, TypeError, AttributeError, LookupError, lxml.etree.LxmlError):
        article = None  # it trips over pages that are hardly HTML; their whole text can still be read
    fields = said | ({} if article is None else _fields(article))
    if root is not None and not url and not fields["published"]:
        fields["published"] = day_in_address(fields.get("url", ""))
    text = _LINE_BLANKS.sub("", _RULE_OF_TABLE.sub("", (article.text or "") if article is not None else "")).strip()
    headline, text = part_headline(set_letters(text), [fields.get("title", ""), *headlines])
    return ({**fields, "title": headline} if headline else fields), text


def _tree(html: str) -> Any:
    """Return the root of a page's tree without what no reader sees of it, ``None`` where it is hardly HTML.

    Scripts and drawings are most of a page, and each of the many looks at
    the tree would walk through them; data for search engines stays.
    """
    try:
        root = trafilatura.load_html(html)
    except (ValueError, TypeError, AttributeError, LookupError, lxml.etree.LxmlError):
        root = None
    if root is None:
        return None
    for element in list(root.iter("script", "style", "svg")):
        if element.get("type", "").strip().lower() != DATA_SCRIPT and element.getparent() is not None:
            element.drop_tree()
    return root


def _fields(article: Any) -> dict[str, str]:
    said = {
        "title": article.title,
        "outlet": article.sitename if article.sitename != article.hostname else "",  # the host is no word of the page
        "author": article.author,
        "url": article.url,
    }
    return {name: " ".join(set_letters(value).split()) for name, value in said.items() if isinstance(value, str)}


def _language(root: Any) -> str:
    """Return the language that a page names for itself ("en-GB"), "" if it names none."""
    named = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") or ""
    return str(named).strip()
