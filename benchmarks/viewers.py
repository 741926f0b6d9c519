"""Many viewers at once, each changing the search every few seconds, beside an empty Streamlit page in the same run.

    python benchmarks/viewers.py                              50 viewers, 5 minutes, a case of 1,000 made reports
    python benchmarks/viewers.py --viewers 20 --seconds 60
    python benchmarks/viewers.py --keep load.sqlite3          a case made by load.py

A viewer speaks Streamlit's own protocol, so that no browser takes the
processors from the server: it opens the list of events, types a word into the
search, and waits until the script has run. "Empty" is a page with one small
chart and a search. Both are given half of the time, turn about. Nothing here
is a test: a busy machine must not fail one.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.dashboard import serve  # noqa: E402
from benchmarks.incidents import towns  # noqa: E402
from benchmarks.load import CASE, fill  # noqa: E402
from reconcile.store import open_store  # noqa: E402

VIEWERS, SECONDS, EVERY, REPORTS = 50, 300.0, 5.0, 1_000
TURNS = 2  # of each page, so that both see the same weather
LOST = 60.0  # seconds after which a change counts as an error
LARGEST = 64 << 20  # bytes of a message
SPREAD = 3.0  # seconds over which the viewers come

EMPTY = """
import streamlit as st
rows = [{"x": n, "y": n * n % 7} for n in range(12)]
encoding = {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}}
st.title("Empty")
word = st.text_input("Search")
st.markdown(f"found {word}")
st.vega_lite_chart(None, {"data": {"values": rows}, "mark": "point", "encoding": encoding}, key="chart")
"""


@dataclass
class Told:
    """What the viewers of one page saw: seconds and bytes of each change, and what went wrong.

    ``memory`` is the server's after each turn, MiB; ``worked`` the seconds of a processor that it took in all.
    """

    seconds: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    worked: float = 0.0


class Viewer:
    """One open page: what a browser would know of it."""

    def __init__(self, socket: ClientConnection, query: str) -> None:
        self._socket = socket
        self._query = query
        self._page = ""
        self._search = ""
        self._fragment = ""
        self.size = 0

    async def run(self, word: str | None = None) -> None:
        """Let the script run, the whole or what the search redraws, and wait for its end.

        Raises:
            RuntimeError: If the page shows an exception, or its script failed.
        """
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string, state.page_script_hash = self._query, self._page
        if word is not None:
            state.fragment_id = self._fragment
            changed = state.widget_states.widgets.add()
            changed.id, changed.string_value = self._search, word
        await self._socket.send(asked.SerializeToString())
        self.size = 0
        while True:
            told = await asyncio.wait_for(self._socket.recv(), LOST)
            assert isinstance(told, bytes)
            self.size += len(told)
            message = ForwardMsg.FromString(told)
            if message.HasField("script_finished"):
                if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise RuntimeError("the script failed")
                return
            self._note(message)

    def _note(self, message: ForwardMsg) -> None:
        if message.HasField("new_session"):
            self._page = message.new_session.page_script_hash
        elif message.HasField("page_info_changed"):
            self._query = message.page_info_changed.query_string
        elif message.HasField("delta") and message.delta.HasField("new_element"):
            element = message.delta.new_element
            kind = element.WhichOneof("type")
            if kind == "exception" or (kind == "alert" and "could not be drawn" in element.alert.body):
                raise RuntimeError("the page shows an exception")
            if kind == "text_input" and element.text_input.label == "Search":
                self._search, self._fragment = element.text_input.id, message.delta.fragment_id

    @property
    def can_search(self) -> bool:
        return bool(self._search)


async def look(address: str, query: str, until: float, every: float, told: Told, number: int) -> None:
    """Be one viewer until a moment: open the page, then search for one word after another."""
    chance = random.Random(number)
    words = [town for town, _ in towns()]
    await asyncio.sleep(chance.random() * min(SPREAD, every))
    try:
        socket_address = f"{address.replace('http', 'ws')}/_stcore/stream"
        async with connect(socket_address, subprotocols=["streamlit"], max_size=LARGEST) as socket:  # type: ignore[list-item]
            viewer = Viewer(socket, query)
            await viewer.run()
            if not viewer.can_search:
                raise RuntimeError("the page has no search")
            while time.monotonic() < until:
                await asyncio.sleep(every * (0.5 + chance.random()))
                begun = time.monotonic()
                await viewer.run(chance.choice(words))
                told.seconds.append(time.monotonic() - begun)
                told.sizes.append(viewer.size)
    except (OSError, RuntimeError, TimeoutError, WebSocketException) as error:
        told.errors.append(f"{type(error).__name__}: {error}")


async def watch(address: str, query: str, viewers: int, seconds: float, every: float, told: Told) -> None:
    """Let so many viewers look at a page for so long."""
    until = time.monotonic() + seconds
    await asyncio.gather(*(look(address, query, until, every, told, number) for number in range(viewers)))


def own_memory(pid: int) -> float:
    """Return the memory that a process shares with nobody, MiB."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024


def worked(pid: int) -> float:
    """Return the seconds of a processor that a process has taken."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def line(name: str, told: Told) -> str:
    """Return what the viewers of one page saw, in a line."""
    seconds = sorted(told.seconds) or [float("nan")]
    cells = [statistics.median(seconds), seconds[int(len(seconds) * 0.95)], seconds[-1]]
    cells.append(told.worked / max(len(told.seconds), 1))
    kilobytes = statistics.median(told.sizes or [0]) / 1000
    grown = ", ".join(f"{mib:.0f}" for mib in told.memory)
    return (
        f"{name:<10}{len(told.seconds):>8,}" + "".join(f"{1000 * cell:>9,.0f}" for cell in cells)
        + f"{kilobytes:>9.1f}{len(told.errors):>8}   {grown}"
    )  # fmt: skip


def measure(database: str, folder: Path, viewers: int, seconds: float, every: float) -> None:
    """Run both pages turn about and print what the viewers saw."""
    script = folder / "empty.py"
    script.write_text(EMPTY, encoding="utf-8")
    with ExitStack() as stack:
        (folder / "ours").mkdir()
        (folder / "empty").mkdir()
        ours = stack.enter_context(serve(folder / "ours", database=database))
        empty = stack.enter_context(serve(folder / "empty", app=script))
        pages = {"empty": (empty, "", Told()), "ours": (ours, f"case={CASE}", Told())}
        for (address, pid), query, told in pages.values():  # the first look loads the case
            asyncio.run(watch(address, query, 1, 1, 0.5, Told()))
            told.memory.append(own_memory(pid))
        for _ in range(TURNS):
            for (address, pid), query, told in pages.values():
                before = worked(pid)
                asyncio.run(watch(address, query, viewers, seconds / TURNS, every, told))
                told.worked += worked(pid) - before
                told.memory.append(own_memory(pid))
        heads = ("changes", "median", "95th", "slowest", "of CPU", "kB", "errors")
        widths = (8, 9, 9, 9, 9, 9, 8)
        titles = "".join(f"{head:>{width}}" for head, width in zip(heads, widths, strict=True))
        print(f"{'ms':<10}{titles}   MiB after each turn")
        for name, (_, _, told) in pages.items():
            print(line(name, told))
            for error in sorted(set(told.errors))[:3]:
                print(f"  {error}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--viewers", type=int, default=VIEWERS)
    parser.add_argument("--seconds", type=float, default=SECONDS, help="for each page")
    parser.add_argument("--every", type=float, default=EVERY, help="seconds between two changes of one viewer")
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--keep", type=Path, metavar="FILE", help="a SQLite file to keep the case in")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = f"sqlite:///{(given.keep or folder / 'load.sqlite3').resolve()}"
        store = open_store(url)
        fill(store, given.reports)
        store.readings(CASE)  # renewed here, if another version of the program read them
        store.close()
        measure(url, folder, given.viewers, given.seconds, given.every)


if __name__ == "__main__":
    main()
