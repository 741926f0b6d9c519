"""Reading in the background: each source keeps what became of it, and a stop ends it without losing what was read."""

from __future__ import annotations

import threading
from collections.abc import Iterator

from reconcile.model import Document, Reading
from reconcile.views.intake import Intake, intake_of_files, intake_of_text

PATIENCE = 30.0  # seconds; a busy machine

FILES = [("a.txt", b"Six people died."), ("b.pdf", b"no PDF"), ("c.txt", b"Two people died.")]


def unread(document: Document) -> Reading:
    return Reading(document=document, claims=(), set_aside=())


def ended(intake: Intake) -> Intake:
    intake.start()
    assert intake.wait(PATIENCE)
    return intake


def test_each_file_keeps_what_became_of_it() -> None:
    intake = ended(intake_of_files(FILES, {}, unread))
    assert [(source.name, source.reports, len(source.problems)) for source in intake.sources] == [
        ("a.txt", 1, 0),
        ("b.pdf", 0, 1),
        ("c.txt", 1, 0),
    ]
    assert [offered.source for offered in intake.offered] == ["a.txt", "c.txt"]
    assert not intake.was_stopped


def test_a_stop_keeps_what_was_read_and_reads_no_further() -> None:
    reached, go_on = threading.Event(), threading.Event()

    def slow(document: Document) -> Reading:
        if document.text.startswith("Two"):
            reached.set()
            go_on.wait(PATIENCE)
        return unread(document)

    intake = intake_of_files([*FILES, ("d.txt", b"Nine people died.")], {}, slow)
    intake.start()
    assert reached.wait(PATIENCE)
    assert intake.now == "c.txt"
    assert intake.is_running
    intake.stop()
    assert intake.was_stopped
    go_on.set()
    intake._thread.join(PATIENCE)
    assert [offered.source for offered in intake.offered] == ["a.txt"]
    assert [source.is_opened for source in intake.sources] == [True, True, True, False]


def test_a_reader_that_breaks_is_told_and_the_rest_stays() -> None:
    def breaks(document: Document) -> Reading:
        if document.text.startswith("Two"):
            raise RuntimeError("secret detail")
        return unread(document)

    intake = ended(intake_of_files(FILES, {}, breaks))
    assert [offered.source for offered in intake.offered] == ["a.txt"]
    assert "broke off at c.txt" in intake.failure
    assert "secret" not in intake.failure


def test_a_blank_text_is_told() -> None:
    intake = ended(intake_of_text(" ", {}, unread))
    assert [problem.reason for problem in intake.sources[0].problems] == ["is empty"]


def test_how_far_it_is_counts_what_was_handed_in() -> None:
    shares: list[float] = []

    def open_all(intake: Intake) -> Iterator[Document]:
        for place in range(4):
            intake.opening("abcd"[place])
            shares.append(intake.share)
            yield Document(doc=str(place), text="Six people died.")

    ended(Intake(["a", "b", "c", "d"], open_all, unread))
    assert shares == [0, 0.25, 0.5, 0.75]
