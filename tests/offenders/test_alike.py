"""In how many digits two identity numbers differ, an old one of fifteen digits included."""

import pytest

from yanglao.audit.controls.one_person_twice import differing

NUMBER = "469007195512156144"


@pytest.mark.parametrize(
    ("other", "digits"),
    [
        (NUMBER, 0),
        ("46900719551215614X", 0),
        ("469007551215614", 0),
        ("469007551215641", 2),
        ("469007195512155144", 1),
        ("460032195512156144", 3),
    ],
)
def test_digits_that_differ(other: str, digits: int) -> None:
    assert differing(NUMBER, other) == differing(other, NUMBER) == digits
