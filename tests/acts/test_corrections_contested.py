"""更正决定 Whoever is felt by a correction is told of it: what it was and is, under which clause, what becomes due; and may contest it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from acts.correcting import Corrections
from acts.desk import Desk, number, paid

from yanglao.acts.doing import do
from yanglao.reports.asking import WITH_UNITS, reader
from yanglao.reports.decision import Decision, decision
from yanglao.reports.decision_text import decision_lines
from yanglao.reports.notices import notices
from yanglao.reports.reexamination import reexamination
from yanglao.store.acting import ActRefused
from yanglao.store.notices import notices_of

PAYER, OTHER, CERTIFIED = (number(n, "19700420") for n in range(1, 4))
EVERYBODY = (PAYER, OTHER, CERTIFIED)
ON = 20111120


@pytest.fixture(scope="module")
def desk(desk: Desk) -> Desk:
    """Three members, two of whom have paid 500 yuan for 2011."""
    rows = [{"number": one, "name": "陈测试", "unit": "永安社区"} for one in EVERYBODY]
    desk.take("register", rows, on=20111020)
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": one, **home} for one in EVERYBODY], on=20111031)
    desk.take("enrolment", [{"number": one, "on": "2011-10-20"} for one in EVERYBODY], on=20111031)
    rows = [paid(one, f"P{n}", year=2011, on="2011-10-21") for n, one in enumerate((PAYER, CERTIFIED))]
    desk.take("contribution", rows, on=20111031)
    return desk


@pytest.fixture(autouse=True)
def nothing_stays(desk: Desk) -> Iterator[None]:
    with desk.agency.connection.transaction(force_rollback=True):
        yield


@pytest.fixture
def corrections(desk: Desk) -> Corrections:
    return Corrections(desk, ON)


def told(desk: Desk) -> list[tuple[int, str, str]]:
    found = notices_of(desk.agency.connection, desk.agency.area)
    return [(one.person, one.document, one.about) for one in found if one.about == "correction"]


def letter(desk: Desk, one: str = PAYER) -> tuple[Decision, str, str]:
    found = decision(desk.agency, number=one, about="correction")
    zh, en = ("\n".join(decision_lines(found, english=english)) for english in (False, True))
    return found, zh, en


def contested(corrections: Corrections, one: str = PAYER, **more: Any) -> dict[str, Any]:
    given = {"number": one, "notice": "更正", "on": "2011-11-20", "channel": "现场", "reason": "原档次无误"}
    return do(corrections.agency, "contest", [given | more], by=corrections.by("clerk-2"))


def answered(corrections: Corrections, contest: int, who: str, **told: Any) -> dict[str, Any]:
    given = {"contest": contest, "reason": "核对票据", "document": "复字1号", **told}
    return do(corrections.agency, "answer_contest", [given], by=corrections.by(who))


def test_a_lower_tier_is_told_with_what_it_was_and_is(desk: Desk, corrections: Corrections) -> None:
    """500 yuan with 75 of subsidies become 100 with 30."""
    corrections.correct(PAYER, "contribution", {"tier": 100})
    ((_, document, _),) = told(desk)
    assert document == "更正字第1号"
    found, zh, en = letter(desk)
    plain = found.plain()
    assert plain["clauses"] == ["十"] and plain["people"] == ["clerk", "reviewer"]
    assert plain["corrected"]["act"] == "replace_fact" and plain["facts"] == []
    (change,) = plain["corrected"]["changes"]
    assert (change["was"]["tier_yuan"], change["is"]["tier_yuan"]) == ("500.00", "100.00")
    assert plain["corrected"]["due_fen"] == {"arrival": -(500_00 + 75_00) + 100_00 + 30_00}
    assert "原为:" in zh and "500.00" in zh and "缴费入账减少 445.00 元" in zh and "期限自送达之日起算" in zh
    assert "was " in en and "arrival: 445.00 yuan less" in en


def test_what_never_was_is_told_too(desk: Desk, corrections: Corrections) -> None:
    corrections.correct(PAYER, "contribution")
    found, zh, en = letter(desk)
    assert found.plain()["corrected"]["changes"][0]["is"] is None
    assert "现为:没有登记" in zh and "is not on record" in en


def test_what_nobody_feels_is_not_told(desk: Desk, corrections: Corrections) -> None:
    """That somebody has lived here for a year less changes nothing that is due."""
    corrections.correct(PAYER, "residence", {"from": "2001-01-01"})
    assert told(desk) == []


def test_what_is_sent_back_is_not_told(desk: Desk, corrections: Corrections) -> None:
    corrections.send_back(corrections.propose(PAYER, "contribution", {"tier": 100})["proposal"])
    assert told(desk) == []


def test_a_contribution_carried_over_is_told_to_both(desk: Desk, corrections: Corrections) -> None:
    fact = corrections.fact(PAYER, "contribution")
    given = {"number": PAYER, "fact": fact, "to": OTHER, "reason": "录错人", "document": "更字2号"}
    made = do(desk.agency, "move_contribution", [given], by=corrections.by("clerk"))
    corrections.finish(made["proposal"])
    assert len({person for person, *_ in told(desk)}) == 2
    for one, was, is_ in ((PAYER, True, False), (OTHER, False, True)):
        found, _, _ = letter(desk, one)
        (change,) = found.plain()["corrected"]["changes"]
        assert (change["was"] is not None, change["is"] is not None) == (was, is_)
        assert found.clauses[0] == "四(二)1" and found.plain()["corrected"]["due_fen"] == {}


def test_it_is_served_and_contested_within_its_time(desk: Desk, corrections: Corrections) -> None:
    """Served on 20 November: 60 days, until 19 January."""
    corrections.correct(PAYER, "contribution", {"tier": 100})
    row = {"number": PAYER, "notice": "更正", "on": "2011-11-20", "way": "直接送达"}
    assert desk.take("service", [row], on=ON)["recorded"] == 1
    assert letter(desk)[0].objection == {"review_until": "2012-01-19", "suit_until": "2012-02-20"}
    corrections.on = 20120120
    with pytest.raises(ActRefused) as refused:
        contested(corrections, on="2012-01-20")
    assert refused.value.code == "contest_too_late"
    assert contested(corrections, on="2012-01-19")["contest"]


def test_nobody_contests_what_was_not_decided_about_them(desk: Desk, corrections: Corrections) -> None:
    corrections.correct(PAYER, "contribution", {"tier": 100})
    with pytest.raises(ActRefused) as refused:
        contested(corrections, CERTIFIED)
    assert refused.value.code == "no_such_decision"


def test_whoever_corrected_it_does_not_answer(desk: Desk, corrections: Corrections) -> None:
    corrections.correct(PAYER, "contribution", {"tier": 100})
    made = contested(corrections)["contest"]
    with pytest.raises(ActRefused) as refused:
        answered(corrections, made, "clerk", outcome="维持")
    assert refused.value.code == "decided_it"
    confirmed = answered(corrections, made, "clerk-2", outcome="维持")
    assert confirmed["then"]["fen"] == confirmed["now"]["fen"] == {"balance_fen": 130_00}
    assert corrections.agree(confirmed["proposal"], "director")["outcome"] == "confirmed"


def test_what_was_put_back_since_replaces_it(desk: Desk, corrections: Corrections) -> None:
    """The account of 130 yuan is one of 575 again."""
    corrections.correct(PAYER, "contribution", {"tier": 100})
    made = contested(corrections)["contest"]
    back = corrections.correct(PAYER, "contribution", {"tier": 500})
    with pytest.raises(ActRefused) as refused:
        answered(corrections, made, "clerk-2", outcome="维持")
    assert refused.value.code == "differs"
    told = answered(corrections, made, "clerk-2", outcome="变更", replaced_by=back["proposal"])
    assert (told["contested"]["fen"], told["now"]["fen"]) == (
        {"balance_fen": 130_00},
        {"balance_fen": 575_00},
    )
    assert corrections.agree(told["proposal"], "director")["outcome"] == "replaced"


def test_it_is_told_side_by_side(desk: Desk, corrections: Corrections) -> None:
    corrections.correct(PAYER, "contribution", {"tier": 100})
    report = reexamination(reader(desk.agency, "clerk", WITH_UNITS, on=ON), number=PAYER, about="correction")
    assert [(row["component"], row["then_fen"], row["now_fen"]) for row in report.rows] == [
        ("balance_fen", 130_00, 130_00)
    ]
    (row,) = notices(reader(desk.agency, "clerk", WITH_UNITS, on=ON)).rows
    assert (row["notice"], row["stage"]) == ("correction", "unserved")
