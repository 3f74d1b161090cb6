"""Lists sent again: under the same key, after what stood in the way was mended, and by two people at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier
from typing import Any

import pytest
from acts.desk import Desk, number, paid

from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.site.postgres import with_database, with_user
from yanglao.store.acting import ActRefused, Agency
from yanglao.store.connection import connected

fresh = count(300)


def test_nothing_rejected_the_first_answer_is_repeated(desk: Desk):
    one = number(next(fresh))
    desk.join([one])
    first = desk.take("contribution", [paid(one, f"A{one}")], key="good list")
    acts = desk.count("act")
    again = desk.take("contribution", [paid(one, f"A{one}")], key="good list")
    assert again == {**first, "repeated": True}
    assert desk.count("act") == acts


def test_a_list_is_taken_again_when_what_stood_in_its_way_was_mended(desk: Desk):
    people = [number(next(fresh)) for _ in range(3)]
    desk.join(people[:2])
    rows = [paid(one, f"B{one}") for one in people]
    first = desk.take("contribution", rows, key="with a stranger")
    assert (first["recorded"], first["rejected"]) == (2, 1)
    desk.join(people[2:])
    second = desk.take("contribution", rows, key="with a stranger")
    assert (second["recorded"], second["unchanged"], second["rejected"]) == (1, 2, 0)
    third = desk.take("contribution", rows, key="with a stranger")
    assert third == {**second, "repeated": True}
    keys = desk.rows(
        "SELECT key FROM act WHERE kind = 'contribution' AND key LIKE 'with a stranger%%' ORDER BY id"
    )
    assert keys == [("with a stranger",), ("with a stranger#2",)]


def test_every_attempt_that_leaves_rows_is_followed_by_another(desk: Desk):
    stranger = number(next(fresh))
    for _ in range(4):
        answer = desk.take("contribution", [paid(stranger, f"C{stranger}")], key="never known")
        assert (answer["rejected"], "repeated" in answer) == (1, False)
    desk.join([stranger])
    assert desk.take("contribution", [paid(stranger, f"C{stranger}")], key="never known")["recorded"] == 1


@pytest.mark.parametrize("leaves_rows", [False, True])
def test_the_same_key_with_another_list_is_refused(desk: Desk, leaves_rows: bool):
    one = number(next(fresh))
    if not leaves_rows:
        desk.join([one])
    desk.take("contribution", [paid(one, f"D{one}")], key=f"one key {leaves_rows}")
    with pytest.raises(ActRefused) as refused:
        desk.take("contribution", [paid(one, f"E{one}")], key=f"one key {leaves_rows}")
    assert refused.value.code == "key_used"


def test_a_row_that_cannot_be_kept_is_refused_and_the_others_are_taken(desk: Desk):
    people = [number(next(fresh)) for _ in range(2)]
    desk.join(people)
    row = {"on": "2012-02-01", "own_yuan": 300, "province_yuan": 0, "city_yuan": 0}
    rows = [{"number": people[0], **row, "years": 65551}, {"number": people[1], **row, "years": 15}]
    answer = desk.take("transfer_in", rows)
    assert (answer["recorded"], answer["rejected"], desk.codes()) == (1, 1, ["bad_count"])
    kept = "SELECT years FROM fact f JOIN fact_kind k ON k.code = f.kind WHERE k.name = 'transfer_in'"
    assert desk.rows(kept) == [(15,)]


# --- two people at once


@pytest.fixture
def address(desk: Desk, maintenance_url: str) -> str:
    """Where the application comes into the database of this desk."""
    name = desk.agency.connection.info.dbname
    return with_user(with_database(maintenance_url, name), APPLICATION_ROLE)


def at_once(desk: Desk, address: str, what: Callable[[Desk, int], Any]) -> list[Any]:
    """What two people, each with a connection of their own, are answered at the same moment."""
    barrier = Barrier(2)

    def run(who: int) -> Any:
        with connected(address) as connection:
            mine = Agency(connection, desk.agency.area, desk.agency.keys, desk.agency.sessions)
            folder = desk.folder / f"at-once-{next(fresh)}-{who}"
            folder.mkdir()
            barrier.wait()
            try:
                return what(Desk(mine, folder), who)
            except ActRefused as refused:
                return refused.code

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(run, (0, 1)))


def test_two_people_register_the_same_persons(desk: Desk, address: str):
    people = [number(next(fresh)) for _ in range(200)]
    answers = at_once(desk, address, lambda mine, who: mine.register(people))
    assert sorted(answer["recorded"] for answer in answers) == [0, 200]
    assert sorted(answer["unchanged"] for answer in answers) == [0, 200]


def test_two_people_hand_in_the_same_receipts(desk: Desk, address: str):
    people = [number(next(fresh)) for _ in range(20)]
    desk.join(people)
    rows = [paid(one, f"Z{one}") for one in people]
    answers = at_once(desk, address, lambda mine, who: mine.take("contribution", rows))
    assert sorted((answer["recorded"], answer["unchanged"]) for answer in answers) == [(0, 20), (20, 0)]


def test_two_people_use_one_receipt_for_two_persons(desk: Desk, address: str):
    people = [number(next(fresh)) for _ in range(2)]
    desk.join(people)
    answers = at_once(
        desk, address, lambda mine, who: mine.take("contribution", [paid(people[who], f"TWO{people[0]}")])
    )
    assert sorted(answer["recorded"] for answer in answers) == [0, 1]


def test_two_people_hand_in_two_homes_of_one_person(desk: Desk, address: str):
    one = number(next(fresh))
    desk.register([one])
    home = {"number": one, "household": "非农业", "from": "2000-01-01", "until": ""}
    places = ("469007", "460100")
    answers = at_once(
        desk, address, lambda mine, who: mine.take("residence", [{**home, "place": places[who]}])
    )
    assert sorted((answer["recorded"], answer["rejected"]) for answer in answers) == [(0, 1), (1, 0)]
