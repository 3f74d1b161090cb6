"""One planted error for every check of the book: it is reported by that check, and by no check that it is not about.

The seals (`sealed`, `lines_sealed`) report every edit, so each error here is also one of theirs; which other checks speak is said
in full. `rederived` stands for the re-derivation of a kind of line. Asked are all who read a table that the error touches (`asking.py`).
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from offenders.asking import Asked, asked, concerned

from yanglao.audit.checks import CHECKS, Check
from yanglao.audit.rederive import rederive
from yanglao.store.acting import Agency
from yanglao.store.seals import SEALED

pytestmark = pytest.mark.long


def line(table: str, change: str, such: str = "round = 1") -> str:
    """A statement that edits one line of a table."""
    return (
        f"UPDATE {table} SET {change} WHERE ctid = (SELECT ctid FROM {table} WHERE {such} ORDER BY month, person_id LIMIT 1)"
        f" AND tableoid = (SELECT tableoid FROM {table} WHERE {such} ORDER BY month, person_id LIMIT 1)"
    )


def row(table: str, change: str, such: str, order: str = "id") -> str:
    return f"UPDATE {table} SET {change} WHERE {order} = (SELECT {order} FROM {table} WHERE {such} ORDER BY {order} LIMIT 1)"


def gone(table: str, such: str, order: str = "id") -> str:
    return f"DELETE FROM {table} WHERE {order} = (SELECT {order} FROM {table} WHERE {such} ORDER BY {order} LIMIT 1)"


FIRST_BATCH = "(SELECT min(id) FROM batch)"
OFFENDERS = {
    "balanced": (
        "UPDATE posting SET debit_fen = debit_fen + 1 WHERE debit_fen > 0 AND account = 1002 AND entry_id ="
        " (SELECT max(entry_id) FROM posting WHERE account = 1002 AND debit_fen > 0)",
        {"balanced", "cash", "sealed"},
    ),
    "control": (
        line("interest_line", "interest_own_fen = interest_own_fen + 1"),
        {"control", "totals", "lines_sealed", "rederived interest"},
    ),
    "totals": (
        line(
            "pension_line",
            "base_province_fen = base_province_fen + 1, cash_fen = cash_fen + 1",
            "round = 1 AND cash_fen > 0",
        ),
        {"totals", "cash", "paid_as_approved", "answered", "lines_sealed", "rederived pension"},
    ),
    "shares": (
        line(
            "pension_line",
            "base_province_fen = base_province_fen + 900, base_city_fen = base_city_fen - 900",
            "round = 1 AND cash_fen > 0",
        ),
        {"shares", "totals", "lines_sealed", "rederived pension"},
    ),
    "reasons": (
        "UPDATE entry SET line = NULL, lines_act_id = NULL WHERE id = (SELECT max(id) FROM entry WHERE line = 'interest')",
        {"reasons", "totals", "sealed"},
    ),
    "once": (
        line(
            "pension_line",
            "round = 2",
            "round = 1 AND month = (SELECT max(month) FROM pension_line) AND person_id > (SELECT avg(person_id) FROM pension_line)",
        ),
        {"once", "lines_sealed", "rederived carried"},
    ),
    "items": (
        row("open_item", "amount_fen = amount_fen + 100", "kind = 'returned' AND fact_root = 0"),
        {"items", "answered", "sealed"},
    ),
    "open_with_lines": (
        row("open_item", "month = month - 1", "kind = 'overpayment' AND line = 'pension' AND fact_root = 0"),
        {"open_with_lines", "sealed"},
    ),
    "receipts": (
        "UPDATE receipt SET received_fen = received_fen + 100 WHERE number ="
        " (SELECT min(number) FROM receipt WHERE fact_id IS NOT NULL AND act_id NOT IN (SELECT act_id FROM withholding_answer))",
        {"receipts", "bank", "sealed"},
    ),
    "people": (
        f"DELETE FROM proposal_step WHERE step = 'reviewed' AND proposal_id = {FIRST_BATCH}",
        {"people", "sealed"},
    ),
    "proven": (
        "UPDATE act SET session_id = (SELECT min(s.id) FROM session s WHERE s.login <> act.actor) WHERE id = (SELECT max(id) FROM act)",
        {"proven", "sealed"},
    ),
    "payees": (
        line(
            "pension_line",
            "payee_id = (SELECT p.id FROM payee p WHERE p.person_id <> pension_line.person_id ORDER BY p.id LIMIT 1)",
            "round = 1 AND cash_fen > 0",
        ),
        {"payees", "paid_as_approved", "answered", "lines_sealed"},
    ),
    "paid_as_approved": (
        f"UPDATE batch SET payments_digest = 'x' WHERE id = {FIRST_BATCH}",
        {"paid_as_approved", "sealed"},
    ),
    "recovered": (
        "INSERT INTO repayment (area_id, number, person_id, way, paid_on, received_fen, act_id)"
        " SELECT area_id, '假', person_id, 'counter', recorded_on, 100, act_id FROM payee ORDER BY id LIMIT 1",
        {"recovered", "sealed"},
    ),
    "transfers": (
        "UPDATE transfer_step SET step = 'sheet', amount_fen = 0 WHERE id = (SELECT min(id) FROM transfer_step WHERE step = 'money')",
        {"transfers", "sealed"},
    ),
    "founded": (
        "INSERT INTO staff_role (area_id, login, role, since) SELECT area_id, login, 'director', since FROM staff_role"
        " WHERE role = 'clerk' ORDER BY id LIMIT 1",
        {"founded"},
    ),
    "taken_over": (
        "INSERT INTO fact (id, root, area_id, person_id, kind, day, own_fen, recorded_on, act_id)"
        " SELECT 900000001, 900000001, f.area_id, f.person_id, k.code, f.day, 100, f.recorded_on, f.act_id"
        " FROM fact f, fact_kind k WHERE k.name = 'opening_items' ORDER BY f.id LIMIT 1",
        {"taken_over", "sealed"},
    ),
    "answered": (
        "UPDATE payment_answer SET amount_fen = amount_fen + 1 WHERE (proposal_id, payee_id) = (SELECT proposal_id, payee_id"
        " FROM payment_answer WHERE NOT is_returned ORDER BY 1, 2 LIMIT 1)",
        {"answered", "sealed"},
    ),
    "withheld": (
        "UPDATE withholding_answer SET amount_fen = amount_fen + 1 WHERE (proposal_id, number) = (SELECT proposal_id, number"
        " FROM withholding_answer WHERE is_taken ORDER BY 1, 2 LIMIT 1)",
        {"withheld", "sealed"},
    ),
    "deposits": (
        row("deposit_end", "interest_fen = interest_fen + 1", "interest_fen > 0", "deposit_id"),
        {"deposits", "sealed"},
    ),
    "held": (
        row("held_receipt", "amount_fen = amount_fen + 1", "true"),
        {"held", "sealed"},
    ),
    "contests": (
        "UPDATE contest_end SET reexamination = jsonb_set(reexamination::jsonb, '{cost_fen}', '1')::text WHERE outcome = 'replaced'",
        {"contests", "sealed"},
    ),
    "gates": (
        "DELETE FROM gate_page WHERE act_id = (SELECT max(act_id) FROM gate_page)",
        {"gates", "sealed"},
    ),
    "complaints": (
        row(
            "complaint",
            "staff = 'supervisor-2'",
            "EXISTS (SELECT FROM complaint_end e WHERE e.complaint_id = complaint.id)",
        ),
        {"complaints", "sealed"},
    ),
    "cases": (
        row("case_end", "recovered_fen = recovered_fen + 1", "true", "case_id"),
        {"cases", "sealed"},
    ),
    "unit_reports": (
        row("unit_report", "data = replace(data, 'insured\":', 'insured\":1')", "true"),
        {"unit_reports", "sealed"},
    ),
    "commended": (
        row(
            "inspection",
            "faults = 0",
            "id = (SELECT min(inspection_id) FROM commendation WHERE NOT is_praise)",
        ),
        {"commended", "sealed"},
    ),
    "published": (
        "WITH told AS (SELECT id, regexp_replace(published, '\"raised_4001_fen\":', '\"raised_4001_fen\":1') AS text FROM publication"
        " ORDER BY id LIMIT 1) UPDATE publication p SET published = told.text, sha256 ="
        " encode(sha256(convert_to(told.text, 'UTF8')), 'hex') FROM told WHERE p.id = told.id",
        {"published", "sealed"},
    ),
    "final_accounts": (
        "WITH told AS (SELECT year, regexp_replace(settled, '\"raised_4001_fen\":', '\"raised_4001_fen\":1') AS text FROM final_account"
        " ORDER BY year LIMIT 1) UPDATE final_account f SET settled = told.text, sha256 ="
        " encode(sha256(convert_to(told.text, 'UTF8')), 'hex') FROM told WHERE f.year = told.year",
        {"final_accounts", "sealed"},
    ),
    "treasury_vouchers": (
        "WITH told AS (SELECT month, replace(signed, '\"opening_fen\":', '\"opening_fen\":1') AS text FROM treasury_voucher"
        " ORDER BY month LIMIT 1) UPDATE treasury_voucher v SET signed = told.text, sha256 ="
        " encode(sha256(convert_to(told.text, 'UTF8')), 'hex') FROM told WHERE v.month = told.month",
        {"treasury_vouchers", "sealed"},
    ),
    "lots": (
        "UPDATE reviewer_lot SET drawn = (SELECT e FROM unnest(eligible) e WHERE e <> drawn LIMIT 1) WHERE proposal_id ="
        " (SELECT min(proposal_id) FROM reviewer_lot WHERE cardinality(eligible) > 1)",
        {"lots", "sealed"},
    ),
    "waiting": (
        "INSERT INTO waiting_proposal SELECT id, area_id, kind FROM proposal WHERE id = (SELECT min(proposal_id) FROM proposal_step"
        " WHERE step = 'agreed')",
        {"waiting"},
    ),
    "archive": (
        row("archive_piece", "sha256 = repeat('0', 64)", "true", "piece"),
        {"archive", "sealed"},
    ),
    "subsidies": (
        "UPDATE subsidy_call_line SET amount_fen = amount_fen + 1 WHERE (proposal_id, account, month) ="
        " (SELECT proposal_id, account, month FROM subsidy_call_line ORDER BY 1, 2, 3 LIMIT 1)",
        {"subsidies", "sealed"},
    ),
    "grants": (
        row("collective_grant", "amount_fen = amount_fen + 1", "true"),
        {"grants", "sealed"},
    ),
    "fund_budget": (
        row("fund_budget_change", "before_fen = before_fen + 1", "true"),
        {"fund_budget", "sealed"},
    ),
    "office": (
        row("office_payment", "amount_fen = amount_fen + 100000000", "hired_id IS NULL"),
        {"office", "sealed"},
    ),
    "lines_sealed": (
        line("pension_line", "product_own_fen_months = product_own_fen_months + 1"),
        {"lines_sealed"},
    ),
    "sealed": (row("payee", "holder = '别人'", "whose = 'person'"), {"sealed"}),
}
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
