"""Name the extractor by its content, so that stored readings are renewed when it changes."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]

#: Everything that decides what is read in a text.
_PARTS = (
    *(_PACKAGE / "model.py", _PACKAGE / "extract", _PACKAGE / "lexicons"),
    _PACKAGE.parent / "data" / "gazetteer",
)
_ENDINGS = frozenset({".py", ".tsv", ".gz", ".jsonl"})


@cache
def extractor_version() -> str:
    """Return 12 hex digits that change whenever a rule, a word table or the gazetteer does."""
    return content_version(*_PARTS)


def content_version(*parts: Path) -> str:
    """Return 12 hex digits of the names and contents of the files given, and of those in the folders given.

    What is missing counts as empty.
    """
    found = [(part.parent, path) for part in parts for path in ([part] if part.is_file() else part.rglob("*"))]
    named = {path.relative_to(parent).as_posix(): path for parent, path in found if path.suffix in _ENDINGS}
    digest = blake2b(digest_size=6)
    for name in sorted(named):
        content = named[name].read_bytes()
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()
