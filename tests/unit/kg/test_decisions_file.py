import pytest

from kg import decisions_file
from kg.errors import InputError
from kg.resolve import Decision

DECISIONS = (
    Decision("same", "School", ("云溪一职", "云溪职业一中")),
    Decision("apart", "Enterprise", ("星河", "星河银行")),
    Decision("apart", "School", ("市一职校",), report="b"),
)


def test_what_is_written_reads_back_and_the_order_makes_no_difference():
    text = decisions_file.dumps(DECISIONS)
    assert set(decisions_file.loads(text)) == set(DECISIONS)
    assert decisions_file.dumps(DECISIONS[::-1]) == text
    assert decisions_file.loads("\n") == ()


@pytest.mark.parametrize(
    "line",
    [
        "{",
        '{"action": "marry", "type": "School", "names": ["a", "b"]}',
        '{"action": "same", "type": "Castle", "names": ["a", "b"]}',
        '{"action": "same", "type": "School", "names": ["a"]}',
        '{"action": "apart", "type": "School", "names": ["a"]}',
        '{"action": "same", "type": "School", "names": "ab"}',
        '{"action": "same", "names": ["a", "b"]}',
    ],
)
def test_a_line_that_is_no_decision_is_named(line):
    with pytest.raises(InputError, match="Line 1"):
        decisions_file.loads(line)
