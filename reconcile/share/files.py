"""Write a file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Write the pieces to ``path`` so that a reader never sees half of them.

    They go to a new file beside it, which then takes its name; if anything
    fails on the way the old file stays. Missing folders are made. Where
    ``path`` is a device or pipe, the pieces are written straight to it.

    Raises:
        OSError: If the place cannot be written.
    """
    path = path.resolve()  # a link keeps pointing where it points
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            stream.writelines(pieces)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("wb") as stream:
            stream.writelines(pieces)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
