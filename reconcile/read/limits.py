"""How much of anything the reader takes before it stops: every limit, its unit and its reason.

What exceeds a limit is refused in words that name the limit; nothing is cut
off in silence.
"""

from __future__ import annotations

from dataclasses import dataclass

MB = 1_000_000  # bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """The limits in force. Tests and hosts hand in others."""

    file_bytes: int = 100 * MB  # one file but for .jsonl, which is read line by line; a scanned book has about as much
    text_chars: int = 10_000_000  # code points of one document; a long novel has one million

    parse_seconds: float = 60.0  # for one file in the child process; a report of 300 pages takes about 4
    parse_memory: int = 1024 * MB  # address space of the child process; its libraries take 300 of it
    parse_files: int = 2_000  # read by one child process before a fresh one takes over; a swollen one goes at once

    pdf_pages: int = 2_000  # the longest inquiry reports have about 1,000
    mail_parts: int = 500  # a mailing list digest has some dozens
    csv_columns: int = 500  # survey tables have some hundreds
    feed_entries: int = 200  # feeds give 10 to 100

    zip_bytes: int = 500 * MB  # the archive itself
    zip_entries: int = 5_000
    zip_total: int = 1_000 * MB  # all entries unpacked
    zip_ratio: int = 200  # unpacked to packed; text packs to a tenth, a bomb to a thousandth
    zip_free: int = 1 * MB  # unpacked; entries up to this size may pack as well as they can
    nesting: int = 4  # files inside files: a .pdf in a mail in a mail in a .zip

    fetch_seconds: float = 30.0  # from the first look-up of a name to the last byte, redirects included
    fetch_bytes: int = 30 * MB  # of one answer, unpacked
    redirects: int = 3


LIMITS = Limits()


def megabytes(amount: int) -> str:
    """Return an amount of bytes as a person reads it.

    >>> megabytes(100_000_000), megabytes(2_500_000), megabytes(900)
    ('100 MB', '2.5 MB', '900 bytes')
    """
    return f"{amount / MB:,.1f}".removesuffix(".0") + " MB" if amount >= MB / 10 else f"{amount:,} bytes"
