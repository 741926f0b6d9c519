"""Look up place names: the world's towns, regions and countries, offline.

The tables in data/gazetteer are a cut of GeoNames (CC BY 4.0), made by
``reconcile/lexicons/build_gazetteer.py``. They are held as two sorted blocks
of bytes and searched by bisection, so that loading is one decompression and
a name that is not asked for costs nothing. Names are compared folded: case,
accents, apostrophes, hyphens and Arabic articles do not count.
"""

from __future__ import annotations

import gzip
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from reconcile.lexicons.load import load_table
from reconcile.lexicons.sieve import OPENS, Sieve
from reconcile.lexicons.spelling import collapse, fold, skeleton, strip_articles, weigh
from reconcile.model import Place

TABLES = Path(__file__).parents[2] / "data" / "gazetteer"
BLOCK = 2048  # bytes between two marks of a sorted table: one search reads one block
REMEMBERED = 1 << 15  # names whose answer is kept; news repeats its names
MIN_BONES = 3  # consonants: "Rami", "Rama" and "Roma" are not one place

REGIONS = frozenset(("admin1", "admin2"))
KINDS = {"c": "city", "1": "admin1", "2": "admin2", "n": "country"}


class SortedLines:
    """Lines "key TAB value" sorted by the key's bytes, looked up without being split."""

    def __init__(self, lines: bytes) -> None:
        self._lines = lines = b"\n" + lines
        self._keys: list[bytes] = []
        self._starts: list[int] = []
        at = 1
        while 0 < at < len(lines):
            self._keys.append(lines[at : lines.find(b"\t", at)])
            self._starts.append(at)
            at = lines.find(b"\n", at + BLOCK) + 1
        self._starts.append(len(lines))

    def get(self, key: bytes) -> bytes:
        """Return the value of ``key``, b"" if there is none."""
        block = bisect_right(self._keys, key) - 1
        if block < 0:
            return b""
        at = self._lines.find(b"\n" + key + b"\t", self._starts[block] - 1, self._starts[block + 1])
        if at < 0:
            return b""
        start = at + len(key) + 2
        return self._lines[start : self._lines.find(b"\n", start)]


class Gazetteer:
    """Place names of the world, with the project's own regions and spellings.

    >>> [place.country for place in load_gazetteer().find("Khan Sheikhoun")]
    ['Syria']
    """

    def __init__(self, places: bytes, names: bytes, sieve: bytes) -> None:
        self._places = SortedLines(places)
        self._names = SortedLines(names)
        self._sieve = Sieve(sieve)
        self._regions = _own_regions()
        self._aliases = {
            fold(row["alias"]): (fold(row["stands_for"]), row["country"]) for row in load_table("place_aliases")
        }
        self._pairs = {opening_pair(name) for name in (*self._regions, *self._aliases)}
        self.place = lru_cache(maxsize=REMEMBERED)(self._read_place)
        self.named = lru_cache(maxsize=REMEMBERED)(self._find_named)
        self.alike = lru_cache(maxsize=REMEMBERED)(self._find_alike)
        self.capital_of = cache(self._read_capital)
        self._admin1_name = lru_cache(maxsize=REMEMBERED)(self._read_admin1)

    def find(self, name: str, country: str = "") -> tuple[Place, ...]:
        """Return the places called ``name``, best first; () if there is none.

        Countries come first, then the project's own regions, then the rest by
        population, where an alternate name counts for less than a main one;
        a town stands before the province that bears its name.

        Args:
            name: As written. Case, accents, hyphens and articles do not count.
            country: English country name; where given, its places come first
                and, if no spelling fits, those with the same consonants are
                taken ("Hasakeh" for "Al Ḩasakah").
        """
        folded = fold(name)
        found = self.named(folded)
        if not found and not country:
            found = self._only_alike(folded)
        if country:
            found = tuple(sorted(found, key=lambda place: place.country != country))
            if not found or found[0].country != country:
                found = self.alike(folded, country) + found
        return found

    def _only_alike(self, folded: str) -> tuple[Place, ...]:
        """Return places whose Arabic name has the same consonants, () where several countries have such a name."""
        bones = skeleton(folded)
        if len(bones.replace(" ", "")) < MIN_BONES:
            return ()
        places = [self.place(row.lstrip(b"~-")) for row in self._rows("=" + bones)]
        return tuple(places) if len({place.country for place in places}) == 1 else ()

    def _find_alike(self, folded: str, country: str) -> tuple[Place, ...]:
        """Return places of ``country`` whose Arabic name has the same consonants."""
        bones = skeleton(folded)
        if len(bones.replace(" ", "")) < MIN_BONES:
            return ()
        places = [self.place(row.lstrip(b"~-")) for row in self._rows("=" + bones)]
        return tuple(place for place in places if place.country == country)

    def may_open(self, pair: str) -> bool:
        """Return False only where no name starts with these two folded words."""
        return pair in self._pairs or self._sieve.may_hold(OPENS + pair.encode())

    def is_press_name(self, folded: str) -> bool:
        """Tell whether the project's own tables hold a name: a report means that place unless it says otherwise."""
        return folded in self._regions or folded in self._aliases

    def _read_capital(self, country: str) -> str:
        """Return the capital of a country given by its English name, "" if unknown."""
        for key in self._rows(fold(country)):
            if key.isupper() and len(key) == 2:
                return self._places.get(key).decode().split("\t")[3]
        return ""

    def _find_named(self, folded: str) -> tuple[Place, ...]:
        """Return the places whose folded name is ``folded``, best first."""
        rows = self._rows(folded)
        without = strip_articles(folded) if " " in folded else folded
        if without != folded:  # only an Arabic name may lose its article
            bare = [row for row in self._rows(without) if row.startswith(b"~")]
            rows = self._by_weight(rows + bare) if rows and bare else rows or bare
        if not rows and not self.is_press_name(folded):
            camp, once = self._regions.get(f"{folded} camp"), collapse(folded)
            return (camp,) if camp else self.named(once) if once != folded and self.is_press_name(once) else ()
        found = [self.place(row.lstrip(b"~-")) for row in rows]
        target, of_country = self._aliases.get(folded, ("", ""))
        if target and target != folded:
            found[:0] = [place for place in self.named(target) if place.country == of_country]
        if folded in self._regions:
            found.insert(0, self._regions[folded])
        if len(found) < 2:
            return tuple(found)
        if of_country:
            found.sort(key=lambda place: place.country != of_country)
        found.sort(key=lambda place: place.kind != "country")
        return tuple(dict.fromkeys(_towns_before_provinces(found)))

    def _rows(self, name: str) -> list[bytes]:
        """Return the keys of the places of a name as the table holds them: best first, with their marks."""
        key = name.encode()
        return self._names.get(key).split() if self._sieve.may_hold(key) else []

    def _by_weight(self, rows: Iterable[bytes]) -> list[bytes]:
        weighed: dict[bytes, float] = {}
        for row in rows:
            key = row.lstrip(b"~-")
            weight = weigh(self.place(key).population, by_main=b"-" not in row)
            if weight >= weighed.get(key, 0):
                weighed[key] = weight
        return sorted(weighed, key=lambda key: (-weighed[key], self.place(key).place_id))

    def _read_place(self, key: bytes) -> Place:
        name, kind, code, admin1, lat, lon, population, id_ = self._places.get(key).decode().split("\t")
        return Place(
            place_id=id_,
            name=name,
            kind=KINDS[kind],
            country=name if kind == "n" else self.place(code.encode()).name,
            admin1=(self._admin1_name(code, admin1) or None) if kind != "n" else None,
            lat=float(lat) if lat else None,
            lon=float(lon) if lon else None,
            population=int(population or 0),
        )

    def _read_admin1(self, code: str, admin1: str) -> str:
        return self._places.get(f"{code}.{admin1}".encode()).partition(b"\t")[0].decode()


def opening_pair(name: str) -> str:
    """Return the first two words of a folded name."""
    return " ".join(name.split(" ", 2)[:2])


def _towns_before_provinces(places: Iterable[Place]) -> list[Place]:
    ordered: list[Place] = []
    for place in places:
        at = len(ordered)
        if place.kind == "city":
            home = (place.country, place.admin1)
            around = (i for i, o in enumerate(ordered) if o.kind in REGIONS and (o.country, o.admin1) == home)
            at = next((i for i in around if _bones(ordered[i]) == _bones(place)), at)
        ordered.insert(at, place)
    return ordered


def _bones(place: Place) -> str:
    return skeleton(fold(place.name))


def _own_regions() -> dict[str, Place]:
    """Return the project's own regions by each folded name, "East Ghouta" beside "Eastern Ghouta"."""
    regions = {
        fold(row["name"]): Place(
            place_id="region:" + fold(row["name"]).replace(" ", "-"),
            name=row["name"],
            kind=row["kind"],
            country=row["country"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
        )
        for row in load_table("regions")
    }
    for name, place in list(regions.items()):
        side, _, rest = name.partition(" ")
        if rest and side.endswith("ern"):
            regions.setdefault(f"{side[:-3]} {rest}", place)
    return regions


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer, read once in a process."""
    return Gazetteer(
        gzip.decompress((TABLES / "places.tsv.gz").read_bytes()),
        gzip.decompress((TABLES / "names.tsv.gz").read_bytes()),
        gzip.decompress((TABLES / "names.sieve.gz").read_bytes()),
    )
