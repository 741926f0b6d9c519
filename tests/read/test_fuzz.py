"""One in a hundred of the mutated files of benchmarks/fuzz.py: none crashes the reading, hangs or breaks its word."""

from __future__ import annotations

import pytest

from benchmarks.fuzz import FILES, mutated, outcome, run
from benchmarks.fuzz_seeds import seeds

NUMBERS = list(range(0, FILES, 97))  # in step with no number of formats

#: Numbers of files that once broke something, whatever their share.
BROKE_SOMETHING = [68]  # a mail with nothing but unread attachments was neither read nor refused


def test_seeds_are_sound_and_always_the_same() -> None:
    sound = seeds()
    assert sound == seeds()
    assert all(outcome(name, data).problems == () for name, data in sound.items())


def test_the_numbers_name_files_of_every_format() -> None:
    sound = seeds()
    assert {mutated(number, sound)[0].partition("-")[2] for number in NUMBERS} == set(sound)


@pytest.mark.parametrize("numbers", [NUMBERS, BROKE_SOMETHING], ids=["one in a hundred", "broke something once"])
def test_mutated_files_are_read_or_refused(numbers: list[int]) -> None:
    outcomes, failures = run(iter(numbers))
    assert failures == []
    assert len(outcomes) == len(numbers)
