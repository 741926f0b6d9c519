"""Find the day a web page was published, by what the page says of itself and never by a guess from its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from reconcile.read.days import iso_day

DATA_SCRIPT = "application/ld+json"  # the kind of a script that holds data for search engines
MOST_NESTED = 8  # levels of a page's data that are looked through; articles stand within three

#: Names of data about the page that tell when it was published; those for when it was changed are not among them.
_NAMES = frozenset(
    (
        "article:published_time article:published og:published_time og:article:published_time datepublished date "
        "pubdate publishdate publish-date publish_date publication_date publication-date parsely-pub-date "
        "sailthru.date dc.date dc.date.issued dcterms.date dcterms.issued dcterms.created citation_publication_date "
        "citation_date article.published displaydate originalpublicationdate rnews:datepublished"
    ).split()
)
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|-|\Z)", re.ASCII)
_META = "//meta[@content and (@name or @property or @itemprop or @http-equiv)]"
_ITEM = "//*[@itemprop='datePublished' and not(self::meta)]"
#: Times in the article itself, not in what stands beside it, in comments on it or in other articles within it.
_TIME = (
    "(//article | //main)[1]//time[@datetime][not(ancestor::aside or ancestor::footer or ancestor::nav "
    "or ancestor::*[contains(translate(concat(@class, ' ', @id), 'CR', 'cr'), 'comment') "
    "or contains(translate(concat(@class, ' ', @id), 'CR', 'cr'), 'related')] or count(ancestor::article) > 1)]"
)


def published_on(root: Any, url: str = "") -> str:
    """Return when a page was published, as an ISO day or moment, "" where it does not say.

    Asked in turn: the data in its head, the data for search engines, the
    marks in its text, the first time in its article, the day in its address.

    Args:
        root: The tree of the page.
        url: Where it came from, "" if unknown.
    """
    for told in (*_in_head(root), *_in_data(root), *_in_marks(root)):
        if day := iso_day(told):
            return day
    return day_in_address(url)


def day_in_address(url: str) -> str:
    """Return the day that stands in an address, as an ISO day, "" where none does.

    >>> day_in_address("https://harbour.example/2017/04/05/fire"), day_in_address("https://harbour.example/fire")
    ('2017-04-05', '')
    """
    found = _URL_DAY.search(url.partition("?")[0]) if url.startswith("http") else None
    return iso_day(f"{found[1]}/{found[2]}/{found[3]}") if found else ""


def _in_head(root: Any) -> Iterator[str]:
    for meta in root.xpath(_META):
        names = (meta.get(key) or "" for key in ("property", "name", "itemprop", "http-equiv"))
        if any(name.strip().lower() in _NAMES for name in names):
            yield meta.get("content")


def _in_data(root: Any) -> Iterator[str]:
    for script in root.xpath(f"//script[@type='{DATA_SCRIPT}']"):
        try:
            yield from _dates_in(json.loads(script.text or "", strict=False), MOST_NESTED)
        except (ValueError, RecursionError):
            continue


def _dates_in(data: object, levels: int) -> Iterator[str]:
    """Yield the days of publication in data for search engines, the outermost first."""
    if isinstance(data, dict):
        if isinstance(data.get("datePublished"), str):
            yield data["datePublished"]
        inner = list(data.values())
    else:
        inner = data if isinstance(data, list) else []
    if levels:
        for value in inner:
            yield from _dates_in(value, levels - 1)


def _in_marks(root: Any) -> Iterator[str]:
    for element in root.xpath(_ITEM):
        yield element.get("datetime") or element.get("content") or element.text or ""
    for element in root.xpath(_TIME)[:1]:
        yield element.get("datetime")
