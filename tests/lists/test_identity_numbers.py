"""Identity numbers: what is refused, what is read from them."""

from __future__ import annotations

import random

import pytest
from lists.import_lists import number

from yanglao.kernel import identity


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("11010519491231002X", None),
        (" 11010519491231002x ", None),
        ("１１０１０５１９４９１２３１００２Ｘ", None),
        ("'110105 19491231 002X\t", None),
        (number(place=442222), None),
        (number(place=460032), None),
        (number(place=469007), None),
        (number(place=0), None),
        (number(born=20000229), None),
        ("110105194912310021", "number_check_digit"),
        ("110105194912310029", "number_check_digit"),
        ("110105491231002", "number_fifteen_digits"),
        ("1101051949123100", "number_length"),
        ("", "number_length"),
        ("11010519491231002XX", "number_length"),
        ("11010519491231O02X", "number_characters"),
        ("X1010519491231002X", "number_characters"),
        ("11010519491231002Y", "number_characters"),
        ("٤60007195503120024", "number_characters"),
        (number(born=19010229), "number_birth_date"),
        (number(born=19551301), "number_birth_date"),
        (number(born=19550400), "number_birth_date"),
        (number(born=11550401), "number_birth_date"),
        ("4.60007E+17", "number_mangled_by_excel"),
        ("4.60007195503120e+17", "number_mangled_by_excel"),
        ("460007195503120064.0", "number_mangled_by_excel"),
        ("460007195503120000", "number_mangled_by_excel"),
    ],
)
def test_identity_number(text: str, problem: str | None) -> None:
    assert identity.problem_of(identity.normalise(text)) == problem


def test_a_number_tells_birth_day_and_sex() -> None:
    numbers = [number(2, 19550312), number(13, 19991231)]
    assert [identity.birth_day(each) for each in numbers] == [19550312, 19991231]
    assert identity.birth_days(numbers).tolist() == [19550312, 19991231]
    assert [identity.sex(each) for each in numbers] == ["female", "male"]
    assert identity.sexes(numbers).tolist() == [identity.FEMALE, identity.MALE]
    assert identity.masked(numbers[0]) == numbers[0][:4] + "**********" + numbers[0][-4:]


def test_every_single_slip_and_swap_of_neighbours_is_found() -> None:
    right, wrong = number(137), []
    for place in range(18):
        wrong += [
            right[:place] + digit + right[place + 1 :] for digit in "0123456789" if digit != right[place]
        ]
    for place in range(17):
        wrong.append(right[:place] + right[place + 1] + right[place] + right[place + 2 :])
    found = identity.problems_of([each for each in wrong if each != right])
    assert (found != 0).all()


def test_columns_and_single_numbers_agree() -> None:
    lot = random.Random(7)
    texts = ["".join(lot.choices("0123456789X", k=lot.choice((15, 17, 18, 18, 18, 19)))) for _ in range(500)]
    texts += [number(lot.randrange(1000)) for _ in range(50)]
    found = identity.problems_of(texts).tolist()
    assert [identity.PROBLEMS[place] for place in found] == [identity.problem_of(text) for text in texts]
    assert identity.problems_of([]).tolist() == []


def test_check_digit_wants_seventeen_digits() -> None:
    with pytest.raises(ValueError, match="seventeen"):
        identity.check_digit("46000719550312")
