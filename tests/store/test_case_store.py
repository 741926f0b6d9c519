"""Cases and their reports stay as they were given; what is read in them is kept and renewed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reconcile.errors import StoreError, UnknownId
from reconcile.model import Document, Reading
from reconcile.store import Desk, Store
from tests.store.conftest import ANNA, Open, read_digits

QUAY = Document(doc="quay", text="12 people were killed, 0 in the mill.", outlet="Quay News", published="2017-04-04")
MILL = Document(doc="mill", text="6 people died in the mill.", title="# Fire", author="A", url="U", lang="en")


def test_a_new_store_is_empty(store: Store) -> None:
    assert store.list_cases() == []


def test_a_case_is_found_by_the_id_made_from_its_name(desk: Desk, open_again: Open) -> None:
    made = desk.create_case("  Fire on the Quay, 4 April ")
    assert (made.id, made.name, made.reports) == ("fire-on-the-quay-4-april", "Fire on the Quay, 4 April", 0)
    assert not made.is_demo
    assert open_again().case(made.id) == made


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Bogotá", "bogota"),
        ("../../etc/passwd?x=1&case=2", "etc-passwd-x-1-case-2"),
        ("a" * 100, "a" * 60),
        ("Demo", "demo-2"),  # the plain one is the demo case's
    ],
)
def test_an_id_is_fit_for_a_link(desk: Desk, name: str, id: str) -> None:
    assert desk.create_case(name).id == id


def test_a_name_in_another_script_gets_an_id_of_its_own(desk: Desk) -> None:
    first, second = desk.create_case("حلب"), desk.create_case("حلب")
    assert first.name == second.name == "حلب"
    assert first.id.startswith("case-")
    assert first.id != second.id


def test_cases_of_one_name_have_different_ids(desk: Desk, store: Store) -> None:
    assert [desk.create_case("Fire").id for _ in range(3)] == ["fire", "fire-2", "fire-3"]
    assert [case.id for case in store.list_cases()] == ["fire", "fire-2", "fire-3"]


def test_a_new_name_leaves_the_id(desk: Desk, store: Store) -> None:
    desk.create_case("Fire")
    assert desk.rename_case("fire", "Flood").name == "Flood"
    assert store.case("fire").name == "Flood"


@pytest.mark.parametrize("blank", ["", " \n"])
def test_a_blank_name_is_refused(desk: Desk, blank: str) -> None:
    desk.create_case("Fire")
    with pytest.raises(StoreError, match="needs a name"):
        desk.create_case(blank)
    with pytest.raises(StoreError, match="needs a name"):
        desk.rename_case("fire", blank)


@pytest.mark.parametrize(
    "act",
    [
        lambda desk: desk.store.case("gone"),
        lambda desk: desk.rename_case("gone", "x"),
        lambda desk: desk.archive_case("gone"),
        lambda desk: desk.store.dataset_version("gone"),
        lambda desk: desk.add_documents("gone", [QUAY]),
        lambda desk: desk.store.documents("gone"),
        lambda desk: desk.store.document("gone", "quay"),
        lambda desk: desk.store.document("fire", "gone"),
        lambda desk: desk.store.readings("gone"),
        lambda desk: desk.store.reviews("gone"),
        lambda desk: desk.store.decisions("gone"),
        lambda desk: desk.store.log("gone"),
        lambda desk: desk.store.history("gone", "quay-0"),
        lambda desk: desk.store.search("gone", "fire"),
        lambda desk: desk.store.export_case("gone"),
        lambda desk: desk.accept("fire", "gone", seen=0),
        lambda desk: desk.comment("gone", "quay-0", "A word."),
        lambda desk: desk.decide("gone", "not_this_harm", ["quay-0"], why="So."),
        lambda desk: desk.undo("gone", 1),
    ],
)
def test_an_unknown_id_is_told(desk: Desk, act: Callable[[Desk], object]) -> None:
    desk.create_case("Fire")
    desk.add_documents("fire", [QUAY])
    with pytest.raises(UnknownId, match="'gone'"):
        act(desk)


def test_documents_come_back_whole_and_in_order(desk: Desk, open_again: Open) -> None:
    desk.create_case("Fire")
    assert desk.add_documents("fire", [QUAY, MILL]).added == ("quay", "mill")
    later = Document(doc="a", text="7 more.")
    desk.add_documents("fire", [later])
    again = open_again()
    assert again.documents("fire") == [QUAY, MILL, later]
    assert again.document("fire", "mill") == MILL
    assert again.case("fire").reports == 3


def test_twins_and_clashing_ids_are_told_and_the_rest_is_added(desk: Desk, store: Store) -> None:
    desk.create_case("Fire")
    desk.add_documents("fire", [QUAY])
    clash = Document(doc="quay", text="Other words.")
    report = desk.add_documents("fire", [QUAY, clash, MILL, MILL])
    assert report.added == ("mill",)
    assert [note.where for note in report.duplicates] == ["quay", "mill"]
    assert [problem.where for problem in report.conflicts] == ["quay"]
    assert store.documents("fire") == [QUAY, MILL]


def test_the_same_document_may_be_in_two_cases(desk: Desk, store: Store) -> None:
    for name in ("Fire", "Flood"):
        desk.create_case(name)
        assert desk.add_documents(name.lower(), [QUAY]).added == ("quay",)
    assert store.readings("fire") == store.readings("flood")


def test_readings_are_kept_and_not_made_again(desk: Desk, open_again: Open) -> None:
    desk.create_case("Fire")
    desk.add_documents("fire", [QUAY, MILL])

    def refuse(document: Document) -> Reading:
        raise AssertionError(f"{document.doc} was read again")

    assert open_again(read=refuse).readings("fire") == [read_digits(QUAY), read_digits(MILL)]


def test_another_extractor_renews_the_readings_once(desk: Desk, open_again: Open) -> None:
    desk.create_case("Fire")
    desk.add_documents("fire", [QUAY, MILL])
    renewed: list[str] = []

    def read_nothing(document: Document) -> Reading:
        renewed.append(document.doc)
        return Reading(document=document, claims=(), set_aside=())

    newer = open_again(read=read_nothing, extractor="2")
    for _ in range(2):
        assert [reading.claims for reading in newer.readings("fire")] == [(), ()]
    assert renewed == ["quay", "mill"]


def test_the_version_changes_with_every_write_and_with_the_extractor(
    desk: Desk, store: Store, open_again: Open
) -> None:
    desk.create_case("Fire")
    desk.create_case("Flood")
    seen = [store.dataset_version("fire")]

    def has_changed() -> bool:
        seen.append(store.dataset_version("fire"))
        return seen[-1] not in seen[:-1]

    desk.add_documents("flood", [MILL])
    assert not has_changed()
    desk.add_documents("fire", [QUAY])
    assert has_changed()
    desk.add_documents("fire", [QUAY])
    store.readings("fire")
    assert seen[-1] == store.dataset_version("fire")
    desk.rename_case("fire", "Blaze")
    assert has_changed()
    assert open_again(extractor="2").dataset_version("fire") not in seen
    assert store.dataset_version("fire") != store.dataset_version("flood")


def test_progress_runs_to_the_number_of_new_documents(desk: Desk) -> None:
    desk.create_case("Fire")
    steps: list[tuple[int, int]] = []
    desk.add_documents("fire", [QUAY, QUAY, MILL], on_progress=lambda done, total: steps.append((done, total)))
    assert steps == [(0, 2), (1, 2), (2, 2)]


def test_a_failure_midway_writes_nothing(open_again: Open) -> None:
    def fail_on_mill(document: Document) -> Reading:
        if document == MILL:
            raise RuntimeError("midway")
        return read_digits(document)

    failing = Desk(open_again(read=fail_on_mill), ANNA)
    failing.create_case("Fire")
    with pytest.raises(RuntimeError, match="midway"):
        failing.add_documents("fire", [QUAY, MILL])
    assert failing.store.documents("fire") == []


def test_documents_added_meanwhile_by_another_program_stay(open_again: Open) -> None:
    other = Desk(open_again(), ANNA)
    other.create_case("Fire")

    def read_while_other_adds(document: Document) -> Reading:
        other.add_documents("fire", [MILL])
        return read_digits(document)

    report = Desk(open_again(read=read_while_other_adds), ANNA).add_documents("fire", [QUAY, MILL])
    assert report.added == ("quay",)
    assert [note.where for note in report.duplicates] == ["mill"]
    assert other.store.readings("fire") == [read_digits(MILL), read_digits(QUAY)]


@given(text=st.text(st.characters(), min_size=1), doc=st.text(st.characters(), min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_and_id_come_back_letter_for_letter(desk: Desk, store: Store, text: str, doc: str) -> None:
    case = desk.create_case("Any")
    document = Document(doc=doc, text=text, title=text, outlet=doc)
    desk.add_documents(case.id, [document])
    assert store.documents(case.id) == [document]
    assert store.document(case.id, doc) == document
    assert store.readings(case.id) == [read_digits(document)]
