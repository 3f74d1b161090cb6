"""One planted situation for every way in which a control finds something: statements that each touch one row."""

from __future__ import annotations

LAST_MONTH = "(SELECT max(month) FROM pension_line)"
PAID = (
    f"(SELECT l.person_id FROM pension_line l WHERE l.month = {LAST_MONTH} AND l.cash_fen > 0"
    " AND l.payee_id = (SELECT max(p.id) FROM payee p WHERE p.person_id = l.person_id) ORDER BY l.person_id LIMIT 1)"
)
"""The first pensioner of the last payroll, paid to the account that holds."""
OTHER = PAID.replace("LIMIT 1", "OFFSET 1 LIMIT 1")
DEATH = "(SELECT min(f.id) FROM fact f JOIN fact_kind k ON k.code = f.kind AND k.name = 'death' WHERE f.replaces IS NULL)"
NEXT_FACT = "(SELECT max(id) + 1 FROM fact)"
LAST_DAY = "(SELECT max(on_day) FROM act)"


def _again(fact: str, change: str) -> str:
    """Another version of a fact, of the last act."""
    return (
        "INSERT INTO fact (id, root, replaces, area_id, person_id, kind, day, void, recorded_on, act_id)"
        f" SELECT {NEXT_FACT}, root, id, area_id, person_id, kind, {change}, {LAST_DAY}, (SELECT max(id) FROM act) FROM fact WHERE id = {fact}"
    )


def _account(person: str, hashed: str) -> str:
    """Another account of a pensioner, noted on the day of the last payroll."""
    return (
        "INSERT INTO payee (id, area_id, person_id, whose, holder, account_hash, account_sealed, recorded_on, act_id)"
        f" SELECT (SELECT max(id) + 1 FROM payee), area_id, person_id, whose, holder, {hashed}, account_sealed, {LAST_DAY},"
        f" act_id FROM payee WHERE id = (SELECT min(id) FROM payee WHERE person_id = {person} AND whose = 'person')"
    )


_LAST = "(SELECT max(id) FROM payee)"
_BACK = (
    "INSERT INTO payee (id, area_id, person_id, whose, holder, account_hash, account_sealed, recorded_on, act_id)"
    f" SELECT {_LAST} + 1, area_id, person_id, whose, holder, account_hash, account_sealed, {LAST_DAY}, act_id FROM payee WHERE id ="
    f" (SELECT max(o.id) FROM payee o JOIN payee l ON l.person_id = o.person_id AND l.whose = o.whose WHERE l.id = {_LAST} AND o.id < l.id)"
)
_SEEN = "UPDATE batch SET payees_through = payees_through + 10 WHERE id = (SELECT max(id) FROM batch)"
_FIRST_ITEM = (
    "INSERT INTO open_item (id, area_id, person_id, kind, line, month, amount_fen, on_day, act_id)"
    f" SELECT (SELECT max(id) + 1 FROM open_item), 1, {PAID}, 'returned', 'pension', {LAST_MONTH}, 100, {LAST_DAY} - %s,"
    " (SELECT max(id) FROM act)"
)
_NO_ACCOUNT = (
    "INSERT INTO payment_answer (proposal_id, payee_id, is_returned, area_id, person_id, amount_fen, reason, on_day, act_id)"
    f" SELECT (SELECT min(id) FROM batch), p.id, true, 1, p.person_id, 1, '', {LAST_DAY}, (SELECT max(id) FROM act) FROM payee p"
    f" WHERE p.id = (SELECT max(id) FROM payee WHERE person_id = {PAID})"
)
SCHEMES: dict[tuple[str, str], tuple[str, ...]] = {
    ("dead_still_paid", "told_dead"): (
        "INSERT INTO survey_row (area_id, number_hash, number_sealed, name, unit_id, household, since, is_student, scheme, is_drawing, gone,"
        " asked_on, act_id) SELECT i.area_id, i.number_hash, i.number_sealed, '', (SELECT min(id) FROM unit), '', i.recorded_on, false, '',"
        f" false, 'dead', DATE '2016-10-01', i.act_id FROM identity i WHERE i.person_id = {PAID} ORDER BY i.id DESC LIMIT 1",
    ),
    ("dead_still_paid", "not_seen"): (
        "UPDATE fact SET day = day - 900 WHERE id = (SELECT max(f.id) FROM fact f JOIN fact_kind k ON k.code = f.kind"
        f" AND k.name = 'life_certificate' WHERE f.person_id = {PAID})",
    ),
    ("dead_still_paid", "very_old"): (
        "UPDATE fact SET day = DATE '1915-01-01' WHERE id = (SELECT f.id FROM fact f JOIN fact_kind k ON k.code = f.kind AND k.name = 'birth'"
        f" WHERE f.person_id = {PAID} AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = f.id))",
    ),
    ("death_moved", "moved"): (_again(DEATH, "day + 40, false"),),
    ("death_moved", "undone"): (_again(DEATH, "day, true"),),
    ("account_swapped", "before_review"): (_account(PAID, "'\\x01'"), _SEEN),
    ("account_swapped", "changed_back"): (_account(PAID, "'\\x01'"), _BACK),
    ("account_shared", "shared"): (
        f"UPDATE payee SET account_hash = (SELECT account_hash FROM payee WHERE id = (SELECT max(id) FROM payee WHERE person_id = {OTHER}))"
        f" WHERE id = (SELECT max(id) FROM payee WHERE person_id = {PAID})",
    ),
    ("account_shared", "of_staff"): (
        f"UPDATE payee SET account_hash = (SELECT account_hash FROM payee WHERE id = (SELECT max(id) FROM payee WHERE person_id = {OTHER}))"
        f" WHERE id = (SELECT max(id) FROM payee WHERE person_id = {PAID})",
        f"UPDATE staff SET own_hash = (SELECT number_hash FROM identity WHERE person_id = {OTHER} ORDER BY id DESC LIMIT 1)"
        " WHERE login = 'clerk'",
    ),
    ("unpaid", "payable"): (_FIRST_ITEM % 100,),
    ("unpaid", "nobody_to_pay"): (_FIRST_ITEM % 800, _NO_ACCOUNT),
}
"""Control and how it finds it -> what is planted."""
