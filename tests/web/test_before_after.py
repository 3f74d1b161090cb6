"""What a proposal changes is shown in two columns, to whoever makes it before it is made, and to whoever agrees."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from desks import YOUNG, Staffed, served, staffed
from django.test import Client

from yanglao.commands.office import Office
from yanglao.web.staff.comparing import Compared, compared, one_sided
from yanglao.web.staff.money_told import effect_lines
from yanglao.web.staff.value_words import NOBODY


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    made = staffed(new_office, tmp_path_factory, "compared")
    with served(made):
        yield made


CARD = "6299990000000000018"


def page_of(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def differing(page: str) -> list[list[str]]:
    """The rows that differ: what, how it is, how it would be."""
    rows = re.findall(r'<tr class="differs">(.*?)</tr>', page, re.DOTALL)
    return [[re.sub("<[^>]+>", "", cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in rows]


def propose(client: Client, act: str, **values: object) -> tuple[str, str]:
    """The page that is looked at before, and the address of the task that comes of it."""
    looked = client.post(f"/staff/do/{act}", {**values, "press": "look"}).content.decode()
    [once] = re.findall(r'name="once" value="(\w+)"', looked)
    done = client.post(f"/staff/do/{act}", {**values, "press": "do", "once": once}, follow=True)
    [task] = re.findall(r"/staff/tasks/\d+", done.content.decode())
    return looked, task


def test_another_name_and_telephone(office: Staffed) -> None:
    person = office.person(YOUNG)
    values = {"person": person, "name": "陈改名", "phone": "13900000009"}
    looked, task = propose(office.as_("clerk"), "change_person", **values)
    asked = [["姓名", "陈测试", "陈改名"], ["联系电话", "没有", "1390***0009"]]
    assert differing(looked) == asked
    seen = page_of(office.as_("reviewer"), task)
    assert differing(seen) == asked and "<mark>陈改名</mark>" in seen and "13900000009" not in seen
    english = page_of(office.as_("reviewer", lang="en"), task)
    assert "As it would be" in english


def test_another_unit_is_told_by_its_name(office: Staffed) -> None:
    values = {"person": office.person(YOUNG), "unit": "469007-02"}
    looked, task = propose(office.as_("clerk"), "change_unit", **values)
    assert differing(looked) == [["单位", "永安社区", "东海社区"]]
    assert differing(page_of(office.as_("reviewer"), task)) == differing(looked)


def test_an_account_shows_only_its_ends(office: Staffed) -> None:
    values = {
        "person": office.person(YOUNG),
        "bank_account": CARD,
        "holder": "陈测试",
        "whose": "person",
        "on": "2013-07-30",
    }
    looked, task = propose(office.as_("clerk"), "payee", **values)
    [[what, _, will_be]] = differing(looked)
    assert what == "本人收款账户" and will_be.endswith("0018") and "**" in will_be
    assert CARD not in page_of(office.as_("reviewer"), task)


def two_sided(was: object, will_be: object) -> list[Compared]:
    told = {"name": "陈测试", "number": "4690**********1226", "was": was, "will_be": will_be}
    assert one_sided(told).keys() == {"name", "number"}
    return compared(told, None, english=False, called=NOBODY)


def test_what_stays_is_apart_and_what_ends_says_so() -> None:
    [one] = two_sided({"year": 2012, "tier": 100}, {"year": 2012, "tier": 300})
    assert [side.label for side in one.changed] == ["档次"] and [side.label for side in one.same] == ["年度"]
    [gone] = two_sided({"year": 2012}, None)
    assert (gone.what, gone.who) == ("", "")
    assert gone.ends and gone.changed[0].will_be == ""


def test_who_bears_a_change_is_told_in_all() -> None:
    pension = {
        "base_province_fen": 800,
        "base_city_fen": 500,
        "increment_city_fen": 200,
        "account_own_fen": -100,
    }
    effect = {"due_fen": {"pension": pension}, "paid_too_much_fen": 0, "arrears_fen": 0}
    told = {line.label: line.text for line in effect_lines(effect, english=False)}
    assert told["待遇合计 · 市级"].endswith("7.00") and told["待遇合计 · 个人账户"].endswith("1.00")


def test_of_many_each_is_named_and_a_fact_by_its_kind() -> None:
    row = {"name": "陈测试", "number": "4690**********1226", "was": {"year": 2012}, "will_be": {"year": 2013}}
    found = compared([row, {**row, "kind": "tier"}], None, english=False, called=NOBODY)
    assert [one.who for one in found] == ["陈测试 4690**********1226"] * 2
    assert [one.what for one in found] == ["", "缴费档次申报"]
