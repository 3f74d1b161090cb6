"""One planted error for every check of the book: it is reported by that check, and by no check that it is not about.

The seals (`sealed`, `lines_sealed`) report every edit, so each error here is also one of theirs; which other checks speak is said
in full. `rederived` stands for the re-derivation of a kind of line. Asked are all who read a table that the error touches (`asking.py`).
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from offenders.asking import Asked, asked, concerned
from offenders.errors import OFFENDERS, gone, line, row

from yanglao.audit.checks import CHECKS, Check
from yanglao.audit.rederive import rederive
from yanglao.store.acting import Agency
from yanglao.store.seals import SEALED

pytestmark = pytest.mark.long


DEATH = (
    "INSERT INTO fact (id, root, area_id, person_id, kind, day, recorded_on, act_id) SELECT 1 + max(id), 1 + max(id), 1,"
    " (SELECT min(person_id) FROM pension_line WHERE month = (SELECT max(month) FROM pension_line)),"
    " 19, '2016-01-05', '2016-01-06', max(act_id) FROM fact"
)


Ask = Callable[[Agency], set[str]]
Speaking = Callable[[Agency], set[str]]


def _of_check(check: Check) -> Ask:
    return lambda agency: {check.name} if check.find(agency) else set()


def _rederived(agency: Agency) -> set[str]:
    return {f"rederived {one.name}" for one in rederive(agency) if one.findings}


ASKED: dict[str, Ask] = {check.name: _of_check(check) for check in CHECKS} | {"rederived": _rederived}


@pytest.fixture(scope="module")
def before(superuser: Agency) -> dict[str, Asked[set[str]]]:
    """What everybody says of the books without an error."""
    return {name: asked(superuser, ask) for name, ask in ASKED.items()}


@pytest.fixture
def speaking(before: dict[str, Asked[set[str]]]) -> Speaking:
    """`speaking(agency)`: the checks that report something, of those whom the error concerns; the others would say what they said before."""

    def found(agency: Agency) -> set[str]:
        return set().union(*(ASKED[name](agency) for name in concerned(agency, before)))

    return found


@pytest.mark.parametrize("check", OFFENDERS)
def test_an_error_is_reported_by_its_check(planted, speaking, check: str) -> None:
    statement, expected = OFFENDERS[check]
    with planted(statement) as agency:
        assert speaking(agency) == expected
    assert check in expected


def test_a_death_that_no_run_looked_at_is_reported(planted, speaking) -> None:
    """Written past the triggers: nobody was marked, and pensions went on."""
    with planted(DEATH) as agency:
        found = speaking(agency)
    assert {"after_death", "sealed", "rederived pension"} <= found
    assert found <= {
        "after_death",
        "sealed",
        "rederived pension",
        "rederived settlement",
        "rederived interest",
        "rederived carried",
    }


def test_an_account_below_zero_is_reported(planted, speaking) -> None:
    """A person's account on the wrong side: money drawn that was never there."""
    with planted(line("interest_line", "interest_own_fen = interest_own_fen - 100000000")) as agency:
        assert "negative" in speaking(agency)


# An account that got a whole item is said to be that of one of two heirs.
_PAID = "(SELECT min(m.payee_id) FROM item_move m JOIN payee p ON p.id = m.payee_id WHERE m.how = 'paid' AND p.whose = 'heir' AND p.heir_id IS NULL)"
_HEIR = (
    "INSERT INTO heir (area_id, estate_id, person_id, name, weight, document, act_id)"
    " SELECT area_id, id, person_id, '{}', 1, '', act_id FROM estate ORDER BY id DESC LIMIT 1"
)
SHARED = (
    "INSERT INTO estate (area_id, person_id, basis, document, on_day, proposal_id, act_id) SELECT area_id, person_id, 'inheritance',"
    f" '', recorded_on, (SELECT max(id) FROM proposal), act_id FROM payee WHERE id = {_PAID}",
    _HEIR.format("甲"),
    _HEIR.format("乙"),
    f"UPDATE payee SET heir_id = (SELECT max(id) - 1 FROM heir) WHERE id = {_PAID}",
)


def test_an_heir_with_more_than_the_share_is_reported(planted, speaking) -> None:
    with planted(*SHARED) as agency:
        assert speaking(agency) == {"heirs", "sealed"}


WRITTEN_OFF = (
    "INSERT INTO item_move (area_id, item_id, how, amount_fen, act_id) SELECT i.area_id, i.id, 'written_off', 1, i.act_id FROM open_item i"
    " WHERE i.amount_fen > (SELECT coalesce(sum(m.amount_fen), 0) FROM item_move m WHERE m.item_id = i.id) ORDER BY i.id LIMIT 1"
)


def test_a_write_off_without_three_people_is_reported(planted, speaking) -> None:
    with planted(WRITTEN_OFF) as agency:
        assert speaking(agency) == {"recovered", "items", "sealed"}


def test_money_carried_over_without_agreement_is_reported(planted, speaking) -> None:
    with planted(WRITTEN_OFF.replace("written_off", "carried")) as agency:
        assert speaking(agency) == {"recovered", "items", "sealed"}


def test_rights_beyond_the_money_are_reported(planted, speaking) -> None:
    """More brought along than has come in: the account would hold what nobody has sent."""
    of = "(SELECT min(f.id) FROM fact f JOIN fact_kind k ON k.code = f.kind WHERE k.name = 'transfer_in')"
    with planted(f"UPDATE fact SET own_fen = own_fen + 100 WHERE id = {of}") as agency:
        assert {"transfers", "sealed", "rederived arrival"} <= speaking(agency)


def test_a_relation_that_left_without_a_letter_is_reported(planted, speaking) -> None:
    of = (
        "(SELECT min(l.id) FROM transfer_step l JOIN transfer_step o ON o.file_id = l.file_id AND o.step = 'left'"
        " WHERE l.step = 'letter')"
    )
    with planted(f"DELETE FROM transfer_step WHERE id = {of}") as agency:
        assert speaking(agency) == {"transfers", "sealed"}


@pytest.mark.parametrize(
    "change",
    [
        "replaced_by = (SELECT min(id) FROM act) WHERE outcome = 'replaced'",
        "replaced_by = 900000001 WHERE outcome = 'replaced'",
        "outcome = 'confirmed', replaced_by = NULL WHERE outcome = 'replaced'",
        "proposal_id = (SELECT s.proposal_id FROM proposal_step s JOIN notice n ON n.act_id = s.act_id JOIN contest c ON c.notice_id = n.id"
        " ORDER BY c.id LIMIT 1) WHERE outcome = 'replaced'",
    ],
    ids=["replaced before", "replaced by nothing", "confirmed though it differs", "answered by who decided"],
)
def test_an_answer_to_a_contest_that_cannot_be_is_reported(planted, speaking, change: str) -> None:
    with planted(f"UPDATE contest_end SET {change}") as agency:
        assert speaking(agency) == {"contests", "sealed"}


@pytest.mark.parametrize(
    "change",
    [
        row("supervision_case", "at_risk_fen = at_risk_fen + 1", "hit_id IS NOT NULL"),
        row("supervision_case", "staff = 'supervisor-2'", "true"),
        row(
            "case_end",
            "proposal_id = (SELECT min(id) FROM proposal WHERE chain = 'two')",
            "outcome <> 'recovered'",
            "case_id",
        ),
    ],
    ids=["other money than its hit", "opened by whom it is about", "closed by two"],
)
def test_a_case_that_cannot_be_is_reported(planted, speaking, change: str) -> None:
    with planted(change) as agency:
        assert speaking(agency) == {"cases", "sealed"}


def test_a_complaint_answered_by_who_took_it_is_reported(planted, speaking) -> None:
    change = "act_id = (SELECT act_id FROM complaint WHERE id = complaint_id)"
    with planted(row("complaint_end", change, "true", "complaint_id")) as agency:
        assert speaking(agency) == {"complaints", "sealed"}


def test_a_report_signed_for_one_unit_and_kept_for_another_is_reported(planted, speaking) -> None:
    """Its digest fits its data still."""
    other = "unit_id = (SELECT max(id) FROM unit)"
    with planted(row("unit_report", other, "version = 2")) as agency:
        assert speaking(agency) == {"unit_reports", "sealed"}


def test_a_praise_by_chance_is_reported(planted, speaking) -> None:
    """On the ground of a ranking by which nobody could tell."""
    change = "measure = 'coverage', inspection_id = NULL, is_praise = true, evidence = '{\"standing\": \"unknown\"}'"
    with planted(row("commendation", change, "inspection_id IS NOT NULL", "proposal_id")) as agency:
        assert speaking(agency) == {"commended", "sealed"}


_TWICE = (
    "INSERT INTO bank_match_line (match_id, line_id, area_id, act_id) SELECT (SELECT max(match_id) FROM bank_match_line), line_id, area_id,"
    " act_id FROM bank_match_line WHERE match_id = (SELECT min(match_id) FROM bank_match_line) LIMIT 1"
)


@pytest.mark.parametrize(
    "statement",
    [
        row("bank_statement", "closing_fen = closing_fen + 1", "id = (SELECT max(id) FROM bank_statement)"),
        "UPDATE bank_match_movement SET amount_fen = amount_fen + 1 WHERE ctid = (SELECT min(ctid) FROM bank_match_movement)",
        "UPDATE bank_match_movement SET movement = 'entry 0' WHERE ctid = (SELECT min(ctid) FROM bank_match_movement)",
        _TWICE,
    ],
)
def test_a_false_match_is_reported(planted, speaking, statement: str) -> None:
    with planted(statement) as agency:
        assert speaking(agency) == {"bank", "sealed"}


def test_money_of_the_government_that_no_act_recorded_is_reported(planted, speaking) -> None:
    with planted(gone("subsidy_arrival", "true", "entry_id")) as agency:
        assert {"subsidies", "sealed"} <= speaking(agency)


@pytest.mark.parametrize(
    "statement",
    [
        row("office_payment", "amount_fen = amount_fen - 1", "hired_id IS NOT NULL"),
        row("office_post_end", "through = through - 1", "true", "hired_id"),
        row(
            "bank_line",
            "name = (SELECT payee FROM office_payment WHERE hired_id IS NULL ORDER BY id LIMIT 1)",
            "amount_fen < 0",
        ),
    ],
)
def test_the_offices_money_gone_astray_is_reported(planted, speaking, statement: str) -> None:
    """A wage that is not that of the post, or of a month after it was left; a payee of the office paid by the fund."""
    with planted(statement) as agency:
        assert speaking(agency) == {"office", "sealed"}


@pytest.mark.parametrize(
    "statement",
    [
        row("fund_budget_line", "amount_fen = amount_fen + 1", "account = 5001", "account"),
        row("fund_budget_change", "amount_fen = amount_fen + 1", "true"),
        row("fund_budget_change", "account = 5101", "true"),
        gone(
            "fund_budget_line",
            "account = 5101 AND (area_id, year, account) NOT IN (SELECT area_id, year, account FROM fund_budget_change)",
            "ctid",
        ),
    ],
)
def test_a_budget_that_nobody_agreed_to_is_reported(planted, speaking, statement: str) -> None:
    with planted(statement) as agency:
        assert speaking(agency) == {"fund_budget", "sealed"}


def test_a_fen_moved_between_two_lines_of_a_budget_is_reported(planted, speaking) -> None:
    """The budget comes to the same as before, and is another."""
    line = "(year, account) = (SELECT min(year), {} FROM fund_budget_line)"
    moved = "UPDATE fund_budget_line SET amount_fen = amount_fen + {}, reason = 'moved' WHERE " + line
    with planted(moved.format(-1, 4001), moved.format(1, 5001)) as agency:
        assert speaking(agency) == {"fund_budget", "sealed"}
        (check,) = (one for one in CHECKS if one.name == "fund_budget")
        assert sorted(found.fen for found in check.find(agency)) == [-1, 1]


def test_more_named_for_people_than_was_given_is_reported(planted, speaking) -> None:
    of = "(SELECT min(person_id) FROM collective_share)"
    with planted(f"UPDATE collective_share SET amount_fen = 100000000 WHERE person_id = {of}") as agency:
        assert speaking(agency) == {"grants", "sealed"}


def test_every_check_has_an_offender() -> None:
    told = {*OFFENDERS, "heirs", "after_death", "negative", "cash", "bank"}
    assert {check.name for check in CHECKS} == told


def test_an_act_removed_breaks_the_chain(planted, speaking) -> None:
    last_but_one = "(SELECT max(id) FROM act WHERE id < (SELECT max(id) FROM act))"
    with planted(
        f"DELETE FROM act_outcome WHERE act_id = {last_but_one}", f"DELETE FROM act WHERE id = {last_but_one}"
    ) as agency:
        assert "sealed" in speaking(agency)


def test_without_an_error_nobody_speaks(before: dict[str, Asked[set[str]]]) -> None:
    """Everybody is asked; and the seals, who are asked of every error, read every table."""
    assert set().union(*(one.said for one in before.values())) == set()
    assert before["sealed"].reads >= SEALED.keys()
