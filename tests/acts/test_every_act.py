"""Every act of the register, tried in every wrong way that its description tells: by nobody, by the wrong role or unit, of oneself, out of
time, with a field missing, unknown, or filled with rubbish, with amounts that are none. What only an example that is accepted can show is
in tests/flows, agreements in test_every_agreement.py."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from acts.desk import STAFF, Desk, certifies, found, number, paid
from acts.payrolls import Payrolls, answer_of
from lists.statements import table

from yanglao.acts.describing import Description
from yanglao.acts.doing import do
from yanglao.acts.effects import preview
from yanglao.acts.register import REGISTER
from yanglao.acts.roles import ASSISTANT, CERTIFIER, ROLES, TOWNSHIP
from yanglao.commands.office import Office
from yanglao.kernel.months import month
from yanglao.lists import Field
from yanglao.store.acting import ActRefused, Agency, By

ACTS = [act for act in REGISTER.values() if act.does is not None or act.takes is not None]
FIELDS = [(act, field) for act in ACTS for field in act.asks.fields]
OF_UNITS = (ASSISTANT, TOWNSHIP)
KEYS = count(1)
GOOD = {
    "number": number(7),
    "text": "某事",
    "receipt": "R-1",
    "account": "6217000000000000",
    "phone": "13600000001",
    "day": "2012-02-01",
    "until": "",
    "month": "2012-02",
    "year": "2012",
    "yuan": "100",
    "count": "1",
    "flag": "是",
    "place": "469007",
    "serial": "1",
    "json": "1",
}
OF_ACTS = {
    "until": "",
    "fact": "9",  # the contribution of that person
    "login": "clerk-2",
    "appointment.login": "newcomer",
    "parameter.parameter": "base_pension_yuan_monthly",
    "open_deposit.rate": "1.75",
    "parameter.value": "140",
    "reading.reading": "account_pension_rounding",
    "reading.value": "jiao_up",
    "move_contribution.to": number(8),
}
"""Good values of fields, of some acts, that their kinds do not give."""
FILES = {
    "bank_answer": answer_of([{"流水号": "1-1", "金额": "1.00", "结果": "成功", "原因": ""}]),
    "bank_statement": table([("2013-01-30", "1.00", "", "", "", "E1")]).encode(),
}
"""What stands in the files that acts read."""
ANOTHER = {"number": number(8), "receipt": "R-2", "text": "另一"}
RUBBISH: dict[str, tuple[str, set[str]]] = {
    "number": ("46900719700101", {"number_length", "number_characters"}),
    "text": ("=1+1", {"formula_text"}),
    "receipt": ("=1+1", {"formula_text"}),
    "account": ("123", {"bad_account"}),
    "phone": ("123", {"bad_phone"}),
    "day": ("昨天", {"bad_date"}),
    "until": ("昨天", {"bad_date"}),
    "month": ("二月", {"bad_month"}),
    "year": ("12", {"bad_year"}),
    "yuan": ("一百", {"bad_amount"}),
    "count": ("-1", {"bad_count"}),
    "flag": ("也许", {"bad_flag"}),
    "choice": ("都不是", {"bad_choice"}),
    "place": ("46", {"bad_place"}),
    "serial": ("零", {"bad_serial"}),
    "json": ("{", {"bad_json"}),
    "file": ("a\tb", {"bad_text"}),
}


@pytest.fixture(scope="module")
def agency(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Agency:
    """An office whose first month is closed, with two people who are enrolled; some of another unit work there, and one in each role whom the examples are about."""
    far = [(f"far-{role}", role, "外单位", "469007-02") for role in OF_UNITS]
    own = [(f"own-{role}", role, "本人") for role in ROLES if role != CERTIFIER]
    own += certifies(f"own-{CERTIFIER}", "本人")
    agency = found(office, more=[*far, *own], own={login: number(7) for login, *_ in own})
    desk = Desk(agency, tmp_path_factory.mktemp("desk"))
    Payrolls(desk).close(month(2011, 10))
    desk.join([number(7), number(8)])
    desk.take("contribution", [paid(number(7), "R-7")])
    assert desk.rows("SELECT max(id) FROM fact") == [(int(OF_ACTS["fact"]),)]
    return agency


@pytest.fixture(autouse=True)
def nothing_stays(agency: Agency) -> Iterator[None]:
    with agency.connection.transaction(force_rollback=True):
        yield


def good(act: Description, folder: Path) -> dict[str, object]:
    """Values of the right shape for every field."""
    return {field.name: _good(act, field, folder) for field in act.asks.fields}


def _good(act: Description, field: Field, folder: Path) -> object:
    named = OF_ACTS.get(f"{act.key}.{field.name}", OF_ACTS.get(field.name))
    if named is not None:
        return named
    if field.kind == "choice":
        return field.choices[0][0]
    return _file(act, folder) if field.kind == "file" else GOOD[field.kind]


def _file(act: Description, folder: Path) -> str:
    path = folder / "file.csv"
    path.write_bytes(FILES.get(act.key, b""))
    return str(path)


def actor(act: Description, *, may: bool = True) -> str:
    return next(login for login, role, *_ in STAFF if (role in act.who) is may)


def codes(agency: Agency, act: Description, given: Mapping[str, object], by: By) -> set[str]:
    """What an act answers to values: its refusal, or those of its row."""
    try:
        answer: dict[str, Any] = do(agency, act.key, [given], by=by)
    except ActRefused as refused:
        assert not refused.zh.isascii() and refused.zh.strip() and refused.en.strip()
        return {refused.code}
    return {one["code"] for one in answer.get("refused", ())}


def by(act: Description, on: int = 20130131, *, may: bool = True) -> By:
    return By(actor(act, may=may), on, f"every act {next(KEYS)}")


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.key)
def test_by_the_wrong_role(agency: Agency, act: Description, tmp_path: Path) -> None:
    assert codes(agency, act, good(act, tmp_path), by(act, may=False)) == {"not_your_task"}


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.key)
def test_by_somebody_who_has_not_signed_in(agency: Agency, act: Description, tmp_path: Path) -> None:
    nobody = replace(agency, sessions={})
    assert codes(nobody, act, good(act, tmp_path), by(act)) == {"not_signed_in"}


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.key)
def test_with_a_field_that_there_is_not(agency: Agency, act: Description, tmp_path: Path) -> None:
    assert codes(agency, act, {**good(act, tmp_path), "colour": "red"}, by(act)) == {"unknown_field"}


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.key)
def test_with_nothing_filled_in(agency: Agency, act: Description) -> None:
    needed = [field for field in act.asks.fields if not field.may_be_empty]
    assert needed == [] or codes(agency, act, {}, by(act)) == {"missing_value"}


@pytest.mark.parametrize(
    ("act", "field"), FIELDS, ids=lambda one: getattr(one, "key", getattr(one, "name", ""))
)
def test_with_rubbish_in_a_field(agency: Agency, act: Description, field: Field, tmp_path: Path) -> None:
    text, wanted = RUBBISH[field.kind]
    found = codes(agency, act, {**good(act, tmp_path), field.name: text}, by(act))
    assert found & wanted, found


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.key)
@pytest.mark.parametrize(("on", "code"), [(20111031, "date_in_closed_month"), (29990101, "date_in_future")])
def test_out_of_time(agency: Agency, act: Description, tmp_path: Path, on: int, code: str) -> None:
    assert codes(agency, act, good(act, tmp_path), by(act, on)) == {code}


@pytest.mark.parametrize(
    "act", [act for act in ACTS if "unknown_person" in act.refuses], ids=lambda act: act.key
)
def test_about_somebody_who_is_not_on_the_register(agency: Agency, act: Description, tmp_path: Path) -> None:
    nobody = {"number": number(9)} if "number" in [field.name for field in act.asks.fields] else {}
    assert codes(agency, act, {**good(act, tmp_path), **nobody}, by(act)) == {"unknown_person"}


@pytest.mark.parametrize("act", [act for act in ACTS if act.takes is not None], ids=lambda act: act.key)
def test_under_a_key_that_is_used(agency: Agency, act: Description, tmp_path: Path) -> None:
    once = by(act)
    codes(agency, act, good(act, tmp_path), once)
    first = act.asks.fields[0]
    other = {first.name: ANOTHER[first.kind]}
    assert codes(agency, act, {**good(act, tmp_path), **other}, once) == {"key_used"}


def is_about(act: Description, name: str) -> bool:
    """Whether an act names a person in that field."""
    return any(
        field.kind == "number" and field.name == name and not field.may_be_empty for field in act.asks.fields
    )


ABOUT = [act for act in ACTS if is_about(act, "number")]


@pytest.mark.parametrize(
    "act", [act for act in ABOUT if set(act.who) & set(OF_UNITS)], ids=lambda act: act.key
)
def test_by_somebody_of_another_unit(agency: Agency, act: Description, tmp_path: Path) -> None:
    role = next(one for one in act.who if one in OF_UNITS)
    assert codes(agency, act, good(act, tmp_path), By(f"far-{role}", 20130131, "unit")) == {"not_your_unit"}


@pytest.mark.parametrize("act", ABOUT, ids=lambda act: act.key)
def test_about_oneself(agency: Agency, act: Description, tmp_path: Path) -> None:
    oneself = By(f"own-{act.who[0]}", 20130131, "oneself")
    assert codes(agency, act, good(act, tmp_path), oneself) == {"own_record"}


@pytest.mark.parametrize("act", [act for act in ACTS if act.takes is None], ids=lambda act: act.key)
def test_two_at_once_of_what_is_done_once(agency: Agency, act: Description, tmp_path: Path) -> None:
    with pytest.raises(ActRefused) as refused:
        do(agency, act.key, [good(act, tmp_path)] * 2, by=by(act))
    assert refused.value.code == "one_only"


NO_AMOUNTS = ("-100", "100.001", "1e3", "100000000.01", "一百", "NaN", "1,00")


@pytest.mark.parametrize(
    ("act", "field"),
    [(act, field) for act, field in FIELDS if field.kind == "yuan"],
    ids=lambda one: getattr(one, "key", getattr(one, "name", "")),
)
def test_what_is_no_amount(agency: Agency, act: Description, field: Field, tmp_path: Path) -> None:
    """Negative, too many decimals, too large, not written as amounts are; and nothing where the least is more. Of the others
    tests/flows says what nothing means."""
    wrong = (*NO_AMOUNTS, "0") if field.least else NO_AMOUNTS
    for text in wrong:
        found = codes(agency, act, {**good(act, tmp_path), field.name: text}, by(act))
        assert found & {"bad_amount", "left_over"}, (text, found)


def test_what_an_act_would_do_is_seen_of_the_last_steps_too(agency: Agency) -> None:
    """A close, an empty payroll and a dismissal ask the database whether they happen here and now: inside what is undone as well."""
    for name, given in (
        ("close_month", {"month": "2011-11"}),
        ("payroll", {"month": "2011-11"}),
        ("dismissal", {"login": "clerk-2", "on": "2011-12-01"}),
    ):
        told = preview(agency, name, [given], by=by(REGISTER[name], 20111231))
        assert told["preview"], told


def test_every_kind_of_field_has_its_rubbish() -> None:
    assert {field.kind for _, field in FIELDS} <= RUBBISH.keys()
