"""Places of letters as runs say the same as places letter by letter."""

from hypothesis import given
from hypothesis import strategies as st

from loaders.offsets import Runs, joined, shifted

_PARTS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 6)), max_size=30)


@given(_PARTS, st.integers(-3, 80), st.integers(-3, 80))
def test_runs_are_read_like_a_list_of_places(parts: list[tuple[int, int]], start: int, stop: int) -> None:
    ranges = [range(place, place + length) for place, length in parts]
    places = [place for run in ranges for place in run]
    made = joined(*ranges)
    assert list(made) == places
    assert len(made) == len(places)
    assert list(made[start:stop]) == places[start:stop]
    assert [made[at] for at in range(-len(places), len(places))] == places + places
    assert list(shifted(made, 7)) == [place + 7 for place in places]
    assert list(joined(made, made)) == places + places


def test_neighbours_are_a_range() -> None:
    assert joined(range(3, 5), range(5, 9)) == range(3, 9)


def test_a_copy_does_not_grow_with_its_source() -> None:
    first = Runs()
    first.take(1, 2)
    first.take(9, 1)
    both = joined(first, range(20, 21))
    first.take(30, 1)
    assert list(both) == [1, 2, 9, 20]
