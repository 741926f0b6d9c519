"""A sieve of names: say at once, for most names that a table does not hold, that it does not.

Nine in ten capitalised words of a report are no place. A search in the sorted
table would cost each of them several reads far apart in memory; the sieve
costs one. It is written where the gazetteer is built and read where it is
searched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from zlib import crc32

SIZE = 1 << 22  # bits, some twelve for each key: one in twelve absent names slips through
#: Before two words that open a name.
OPENS = b"^"


def sieve_keys(names: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what the sieve of the gazetteer holds: each name, and the first two words of the longer ones.

    >>> list(sieve_keys([b"homs", b"khan al ahmar"]))
    [b'homs', b'khan al ahmar', b'^khan al']
    """
    for name in names:
        yield name
        words = name.split(b" ", 2)
        if len(words) > 1 and not name.startswith(b"="):
            yield OPENS + words[0] + b" " + words[1]


class Sieve:
    """A set of names that may answer yes for a name that it does not hold, and never no for one that it does.

    >>> sieve = Sieve.of([b"aleppo", b"idlib"])
    >>> sieve.may_hold(b"idlib"), sieve.may_hold(b"said")
    (True, False)
    """

    def __init__(self, bits: bytes) -> None:
        if len(bits) * 8 != SIZE:
            raise ValueError(f"a sieve has {SIZE} bits, this one {len(bits) * 8}")
        self._bits = bits

    @classmethod
    def of(cls, names: Iterable[bytes]) -> Sieve:
        """Return the sieve that holds ``names``."""
        bits = bytearray(SIZE // 8)
        for name in names:
            at = crc32(name) % SIZE
            bits[at >> 3] |= 1 << (at & 7)
        return cls(bytes(bits))

    def may_hold(self, name: bytes) -> bool:
        """Return False only where ``name`` is certainly not held."""
        at = crc32(name) & (SIZE - 1)
        return bool(self._bits[at >> 3] >> (at & 7) & 1)

    def to_bytes(self) -> bytes:
        """Return the bits, as ``Sieve(bits)`` reads them."""
        return self._bits
