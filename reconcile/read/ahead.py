"""Read ahead: while one document is looked through, the next file is already with its parser in the child process."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from queue import Empty, Queue
from typing import TypeVar

MOST_AHEAD = 4  # items; more would only fill the memory, for the parser and the reader take about as long

T = TypeVar("T")


def read_ahead(items: Iterator[T]) -> Iterator[T]:
    """Yield the items of an iterator, in their order, while a thread runs some of them ahead.

    Whoever stops asking stops the thread after the item that it is at. What
    the iterator raises is raised where its next item would have come.

    >>> list(read_ahead(iter("abc")))
    ['a', 'b', 'c']
    """
    waiting: Queue[tuple[T] | BaseException | None] = Queue(MOST_AHEAD)
    is_over = threading.Event()
    threading.Thread(target=_run, args=(items, waiting, is_over), daemon=True).start()
    try:
        while (item := waiting.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item[0]
    finally:
        is_over.set()
        _empty(waiting)  # so that the thread is not left waiting for room


def _run(items: Iterator[T], waiting: Queue[tuple[T] | BaseException | None], is_over: threading.Event) -> None:
    last: BaseException | None = None
    try:
        for item in items:
            waiting.put((item,))
            if is_over.is_set():
                break
    except BaseException as error:  # it is the reader's to see, whatever it is
        last = error
    if not is_over.is_set():
        waiting.put(last)
    if hasattr(items, "close"):
        items.close()  # here, for the thread that runs a generator must end it


def _empty(waiting: Queue[tuple[T] | BaseException | None]) -> None:
    try:
        while True:
            waiting.get_nowait()
    except Empty:
        return
