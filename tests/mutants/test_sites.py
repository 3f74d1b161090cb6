"""The places where code can be made wrong, and the sample drawn from them."""

from __future__ import annotations

import ast

import pytest

from mutants.listed import ROOT
from mutants.sample import ROOMS, draw, room_tests, sites_of
from mutants.sites import sites_in


@pytest.mark.parametrize(
    ("source", "changed"),
    [
        ("x = a < b", ["x = (a <= b)"]),
        ("x = a + 2", ["x = (a - 2)", "x = a + (3)"]),
        ("x = a and b", ["x = (a or b)"]),
        ("x = ~a", ["x = (a)"]),
        ("x = True", ["x = (False)"]),
        ("x = 'text'", []),
        ("x += 1", ["pass", "x -= 1", "x += (2)"]),
        ("x[a] = b", ["pass"]),
        ("f(a)", ["pass"]),
        ("if a:\n    pass", ["if (not (a)):\n    pass"]),
        ("x = b if a else c", ["x = (b if not a else c)"]),
        ("def f():\n    return a", ["def f():\n    return None"]),
        (
            'def f(a: "int | None" = 1) -> int:\n    """Text."""',
            ['def f(a: "int | None" = (2)) -> int:\n    """Text."""'],
        ),
        ("@dataclass(frozen=True)\nclass A:\n    a: int = 1 < 2", 3),
        ("年 = '十' ; x = a - b", ["年 = '十' ; x = (a + b)"]),
        ("raise ValueError(1 + 2)", []),
        ("x = f'{1 + 2}'", []),
    ],
)
def test_what_is_changed(source: str, changed: list[str] | int) -> None:
    found = [site.planted_in(source) for site in sites_in(source)]
    assert sorted(found) == sorted(changed) if isinstance(changed, list) else len(found) == changed


def test_every_change_of_the_code_is_python_and_is_a_change() -> None:
    for drawn in draw(sites_of(list(ROOMS)), count=300, seed=1):
        source = (ROOT / drawn.file).read_text(encoding="utf-8")
        planted = drawn.site.planted_in(source)
        assert ast.dump(ast.parse(planted)) != ast.dump(ast.parse(source)), drawn.label


def test_a_seed_draws_the_same_sample() -> None:
    every = sites_of(["kernel"])
    labels = [one.label for one in every]
    assert len(labels) == len(set(labels)) > 100
    first, again, other = (draw(every, count=20, seed=seed) for seed in (1, 1, 2))
    assert first == again != other
    assert [one.label for one in first] == [
        label for label in labels if label in {one.label for one in first}
    ]


def test_every_room_with_a_wanted_part_has_tests() -> None:
    assert [room for room in ROOMS if not room_tests(room)] == []
