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


def _fact(kind: str, such: str = "true") -> str:
    """The first fact of a kind that holds."""
    return (
        f"(SELECT min(f.id) FROM fact f JOIN fact_kind k ON k.code = f.kind AND k.name = '{kind}'"
        f" WHERE NOT f.void AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = f.id) AND {such})"
    )


def _new_fact(kind: str, person: str, own_fen: int = 0) -> str:
    """A fact of the last day that no act has recorded."""
    return (
        f"INSERT INTO fact (id, root, area_id, person_id, kind, day, own_fen, recorded_on, act_id) SELECT {NEXT_FACT}, {NEXT_FACT}, 1,"
        f" {person}, k.code, {LAST_DAY}, {own_fen}, {LAST_DAY}, (SELECT max(id) FROM act) FROM fact_kind k WHERE k.name = '{kind}'"
    )


def _line(table: str, change: str, such: str) -> str:
    """One line of a table changed."""
    first = f"FROM {table} WHERE {such} ORDER BY month, person_id LIMIT 1)"
    return f"UPDATE {table} SET {change} WHERE ctid = (SELECT ctid {first} AND tableoid = (SELECT tableoid {first}"


def _bank_line(name: str, hashed: str) -> str:
    """Money that leaves the payments account."""
    return (
        "INSERT INTO bank_line (area_id, account, reference, on_day, amount_fen, name, other_hash, other_sealed, remark, act_id)"
        f" SELECT 1, 1003, 'X', {LAST_DAY} - 20, -50000, '{name}', {hashed}, {hashed}, '办公费', max(id) FROM act"
    )


def _return(act: str) -> str:
    """What went to the account of a pensioner comes back."""
    return (
        "INSERT INTO payment_answer (proposal_id, payee_id, is_returned, area_id, person_id, amount_fen, reason, on_day, act_id)"
        f" SELECT (SELECT max(id) FROM batch), p.id, true, 1, p.person_id, 100, '', {LAST_DAY} - 20, {act} FROM payee p"
        f" WHERE p.id = (SELECT max(id) FROM payee WHERE person_id = {PAID})"
    )


_TURNS_60 = (
    f"f.person_id IN (SELECT b.person_id FROM fact b JOIN fact_kind n ON n.code = b.kind AND n.name = 'birth'"
    f" WHERE b.day BETWEEN {LAST_DAY} - interval '61 years' AND {LAST_DAY} - interval '59 years')"
)
_YOUNG = "(SELECT min(b.person_id) FROM fact b JOIN fact_kind k ON k.code = b.kind AND k.name = 'birth' WHERE b.day > DATE '1980-01-01')"
_SETTLED = "closed = 1 AND to_person_own_fen > 0"
_OVERPAID = _FIRST_ITEM.replace("'returned'", "'overpayment'")
_RESTING = (
    "(SELECT r.id FROM recovery r WHERE (SELECT max(s.on_day) FROM recovery_step s WHERE s.recovery_id = r.id)"
    f" < {LAST_DAY} - 400 ORDER BY r.id LIMIT 1)"
)
_ANSWER = "(SELECT max(id) FROM act WHERE kind = 'bank_answer')"
_REGISTERED = f"(SELECT min(act_id) FROM payee WHERE person_id = {PAID})"
_BEFORE_LAST = "(SELECT max(id) FROM act WHERE id < (SELECT max(id) FROM act))"


def _version(fact: str, change: str) -> str:
    """Another version of a fact, of the last day, with some columns changed: "column = value, …"."""
    columns = {name: name for name in ("day", "until", "year", "years", "tier_fen", "place", "code", "flag")}
    columns |= dict(part.split(" = ") for part in change.split(", "))
    return (
        f"INSERT INTO fact (id, root, replaces, area_id, person_id, kind, recorded_on, act_id, {', '.join(columns)})"
        f" SELECT {NEXT_FACT}, root, id, area_id, person_id, kind, {LAST_DAY}, act_id, {', '.join(columns.values())} FROM fact WHERE id = {fact}"
    )


def _beside(fact: str, **values: str) -> str:
    """Another fact of the person and kind of one, of the same act."""
    return (
        f"INSERT INTO fact (id, root, area_id, person_id, kind, recorded_on, act_id, {', '.join(values)})"
        f" SELECT {NEXT_FACT}, {NEXT_FACT}, area_id, person_id, kind, recorded_on, act_id, {', '.join(values.values())} FROM fact WHERE id = {fact}"
    )


def _cover(person: str, since: str, flag: int) -> str:
    """A spell in another scheme, as the certifiers record it."""
    one = _fact("cover", "f.until = 'infinity'")
    return (
        "INSERT INTO fact (id, root, area_id, person_id, kind, day, code, flag, recorded_on, act_id)"
        f" SELECT {NEXT_FACT}, {NEXT_FACT}, area_id, {person}, kind, {since}, 1, {flag}, {LAST_DAY}, act_id FROM fact WHERE id = {one}"
    )


_PAID_LONG = (
    "(SELECT f.person_id FROM fact f JOIN fact_kind k ON k.code = f.kind AND k.name = 'contribution' WHERE NOT f.void"
    " AND f.replaces IS NULL AND f.year BETWEEN 2013 AND 2015 GROUP BY f.person_id HAVING count(*) = 3 ORDER BY 1 LIMIT 1)"
)
_HARDSHIP = _fact("category", f"f.code = 8 AND f.until > {LAST_DAY}")
_ENDED = _fact("category", f"f.until < {LAST_DAY} - 200")
_OF_2015 = _fact("contribution", "f.year = 2015")
_NEW = f"(SELECT person_id FROM pension_line GROUP BY person_id HAVING min(month) BETWEEN {LAST_MONTH} - 10 AND {LAST_MONTH} - 6 ORDER BY 1 LIMIT 1)"
"""Somebody paid for more than half a year, and for less than a year."""
_KIND_OF = "kind = (SELECT code FROM fact_kind WHERE name = '%s')"
_FIRST_PHONE = "UPDATE person_detail SET phone_hash = '\\x05' WHERE id = (SELECT max(id) FROM person_detail WHERE person_id = %s)"
_WORKS_HERE = "UPDATE staff SET own_hash = (SELECT number_hash FROM identity WHERE person_id = {} ORDER BY id DESC LIMIT 1) WHERE login = 'clerk'"
_TOUCHED = f"UPDATE payee SET act_id = (SELECT max(id) FROM act WHERE actor = 'clerk') WHERE id = (SELECT max(id) FROM payee WHERE person_id = {PAID})"


def _looked(persons: str, *, at: str = LAST_DAY, why: str = "") -> str:
    """An auditor, who works on nobody's record, looks at the files of some persons."""
    return (
        "WITH seen AS (INSERT INTO look (area_id, person_id, login, what, why, looked_at)"
        f" SELECT 1, p.id, 'auditor', 'file', '{why}', {at} FROM ({persons}) p RETURNING 1) SELECT count(*) FROM seen"
    )


def _first(many: int) -> str:
    return f"SELECT person_id AS id FROM identity GROUP BY 1 ORDER BY 1 LIMIT {many}"


def _role(role: str, since: str, until: str) -> str:
    """A role that the clerk has besides."""
    return (
        "INSERT INTO staff_role (area_id, login, role, since, until, act_id)"
        f" SELECT 1, 'clerk', '{role}', {since}, {until}, max(id) FROM act"
    )


_SIGNED_IN = (
    "UPDATE session SET credential_id = 1 WHERE id = (SELECT min(id) FROM session WHERE login = 'reviewer')"
)


def _step(step: str, actor: str) -> str:
    """Another person takes a step of the last twenty changes of persons."""
    last = "SELECT id FROM proposal WHERE kind = 'change_persons' ORDER BY id DESC LIMIT 20"
    return (
        f"WITH taken AS (UPDATE proposal_step SET actor = '{actor}' WHERE step = '{step}' AND proposal_id IN ({last})"
        " RETURNING 1) SELECT count(*) FROM taken"
    )


SCHEMES: dict[tuple[str, str], tuple[str, ...]] = {
    ("ghost", "never_seen"): (
        f"WITH gone AS (DELETE FROM fact WHERE person_id = {_NEW} AND {_KIND_OF % 'life_certificate'} RETURNING 1) SELECT count(*) FROM gone",
        f"UPDATE payee SET recorded_on = (SELECT min(recorded_on) FROM fact WHERE person_id = {_NEW} AND {_KIND_OF % 'claim'})"
        f" WHERE id = (SELECT min(id) FROM payee WHERE person_id = {_NEW})",
    ),
    ("ghost", "not_registered"): (
        f"WITH gone AS (DELETE FROM fact WHERE person_id = {PAID} AND {_KIND_OF % 'residence'} RETURNING 1) SELECT count(*) FROM gone",
    ),
    ("one_person_twice", "alike"): (
        f"UPDATE person_detail SET name = (SELECT name FROM person_detail WHERE person_id = {OTHER} ORDER BY id DESC LIMIT 1)"
        f" WHERE id = (SELECT max(id) FROM person_detail WHERE person_id = {PAID})",
        "UPDATE fact SET day = (SELECT f.day FROM fact f JOIN fact_kind k ON k.code = f.kind AND k.name = 'birth'"
        f" WHERE f.person_id = {OTHER} ORDER BY f.id DESC LIMIT 1) WHERE id = {_fact('birth', f'f.person_id = {PAID}')}",
        f"UPDATE identity SET number_sealed = (SELECT number_sealed FROM identity WHERE person_id = {OTHER} ORDER BY id DESC LIMIT 1)"
        f" WHERE id = (SELECT max(id) FROM identity WHERE person_id = {PAID})",
    ),
    ("maker_checker", "always_together"): (
        _step("agreed", "director"),
        _step("proposed", "clerk-2"),
    ),
    ("maker_checker", "in_seconds"): (_SIGNED_IN,),
    ("maker_checker", "off_hours"): (
        _SIGNED_IN,
        "WITH late AS (UPDATE act SET recorded_at = (date_trunc('day', recorded_at AT TIME ZONE 'Asia/Shanghai') + interval '3 hours')"
        " AT TIME ZONE 'Asia/Shanghai' WHERE actor = 'reviewer' RETURNING 1) SELECT count(*) FROM late",
    ),
    ("own_record", "own"): (_WORKS_HERE.format(PAID), _TOUCHED),
    ("own_record", "household"): (
        _WORKS_HERE.format(OTHER),
        _TOUCHED,
        _FIRST_PHONE % PAID,
        _FIRST_PHONE % OTHER,
    ),
    ("account_dormant", "idle"): (
        "WITH rested AS (UPDATE act SET on_day = on_day - 100 WHERE actor = 'supervisor-2' RETURNING 1) SELECT count(*) FROM rested",
    ),
    ("account_dormant", "short_lived"): (_role("director", f"{LAST_DAY} - 1", f"{LAST_DAY} + 1"),),
    ("account_dormant", "over_wide"): (
        _role("director", f"{LAST_DAY} - 100", "'infinity'"),
        _role("accountant", f"{LAST_DAY} - 100", "'infinity'"),
    ),
    ("list_altered", "added_after"): (
        "INSERT INTO fact (id, root, area_id, person_id, kind, day, recorded_on, act_id)"
        f" SELECT {NEXT_FACT}, {NEXT_FACT}, 1, u.person_id, (SELECT code FROM fact_kind WHERE name = 'claim'), n.since, n.since, n.act_id + 1"
        " FROM notice_list n JOIN fact u ON u.place = n.unit_id JOIN fact_kind k ON k.code = u.kind AND k.name = 'unit'"
        " WHERE u.person_id NOT IN (SELECT person_id FROM fact GROUP BY 1 HAVING count(*) FILTER (WHERE place > 0 AND kind = u.kind) > 1)"
        " AND u.person_id NOT IN (SELECT person_id FROM notice_list_person) ORDER BY u.person_id LIMIT 1",
    ),
    ("list_altered", "left_off"): (
        "DELETE FROM notice_list_person WHERE list_id = (SELECT max(list_id) FROM notice_list_person)",
    ),
    ("double_change", "both_changed"): (
        "INSERT INTO identity (id, area_id, person_id, number_hash, number_sealed, sex, recorded_on, act_id) SELECT (SELECT max(id) + 1"
        f" FROM identity), area_id, person_id, '\\x01', number_sealed, sex, {LAST_DAY} - 60, act_id FROM identity WHERE id ="
        f" (SELECT max(id) FROM identity WHERE person_id = {PAID})",
        "INSERT INTO person_detail (id, area_id, person_id, name, ethnic, recorded_on, act_id) SELECT (SELECT max(id) + 1 FROM person_detail),"
        f" area_id, person_id, '他人', ethnic, {LAST_DAY}, act_id FROM person_detail WHERE id = (SELECT max(id) FROM person_detail"
        f" WHERE person_id = {PAID})",
    ),
    ("tier_changed_late", "after_year"): (_version(_OF_2015, "tier_fen = tier_fen + 10000"),),
    ("tier_changed_late", "two_in_a_year"): (
        _beside(_OF_2015, day="day", year="year", tier_fen="tier_fen + 10000"),
    ),
    ("back_payment_subsidised", "subsidised"): (
        _line(
            "arrival_line",
            "government_city_fen = government_city_fen + 100, credited_city_fen = credited_city_fen + 100",
            "fact_root IN (SELECT f.root FROM fact f JOIN fact_kind k ON k.code = f.kind AND k.name = 'back_payment')",
        ),
    ),
    ("back_payment_subsidised", "dressed_up"): (
        f"UPDATE fact SET recorded_on = DATE '2016-05-01' WHERE id = {_OF_2015.replace('min(f.id)', 'min(f.root)')}",
    ),
    ("category_unfounded", "not_theirs"): (
        "UPDATE fact SET act_id = (SELECT min(id) FROM act WHERE actor = 'clerk' AND id NOT IN (SELECT act_id FROM proposal_step))"
        f" WHERE id = {_HARDSHIP}",
    ),
    ("category_unfounded", "extended_late"): (_version(_ENDED, f"until = {LAST_DAY} + 100"),),
    ("category_unfounded", "two_hardships"): (_beside(_HARDSHIP, day="day", code="1"),),
    ("two_schemes", "two_pensions"): (_cover(PAID, f"{LAST_DAY} - 100", 1),),
    ("two_schemes", "two_contributions"): (_cover(_PAID_LONG, "DATE '2013-01-01'", 0),),
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
        " WHERE login = 'auditor'",
    ),
    ("unpaid", "payable"): (_FIRST_ITEM % 100,),
    ("unpaid", "nobody_to_pay"): (_FIRST_ITEM % 800, _NO_ACCOUNT),
    ("age_forged", "born_changed"): (_again(_fact("birth", _TURNS_60), "day - 100, false"),),
    ("age_forged", "registered_earlier"): (_again(_fact("residence", _TURNS_60), "day - 4000, false"),),
    ("age_forged", "starts_early"): (
        f"UPDATE fact SET day = day + 11000 WHERE id = {_fact('birth', f'f.person_id = {PAID}')}",
    ),
    ("contribution_pocketed", "short_at_bank"): (
        _bank_line("", "NULL").replace("1003", "1001").replace("-50000", "-20000000"),
    ),
    ("contribution_pocketed", "no_member"): (
        _bank_line("", "NULL").replace("1003", "1001").replace("-50000", "50000"),
    ),
    ("contribution_pocketed", "late_sweep"): (
        "UPDATE receipt SET paid_on = paid_on - 100 WHERE number = (SELECT min(r.number) FROM receipt r JOIN fact_kind k ON k.code = r.kind"
        " AND k.name = 'contribution' WHERE r.received_fen > 0 AND r.paid_on BETWEEN DATE '2016-04-20' AND DATE '2016-08-31')",
    ),
    ("transfer_forged", "no_money"): (_new_fact("transfer_in", PAID, 10000),),
    ("transfer_forged", "not_confirmed"): (
        "DELETE FROM transfer_step WHERE id = (SELECT min(c.id) FROM transfer_step c JOIN transfer_file t ON t.id = c.file_id"
        " AND t.kind IN ('transfer_in', 'switch_in') JOIN transfer_step r ON r.file_id = t.id AND r.step = 'rights' WHERE c.step = 'confirmed')",
    ),
    ("refund_doubled", "then_pension"): (_line("settlement_line", f"person_id = {PAID}", _SETTLED),),
    ("refund_doubled", "account_elsewhere"): (
        "INSERT INTO payee (id, area_id, person_id, whose, holder, account_hash, account_sealed, recorded_on, act_id)"
        f" SELECT {_LAST} + 1, area_id, (SELECT max(person_id) FROM payee), 'heir', holder, account_hash, account_sealed, recorded_on, act_id"
        " FROM payee WHERE id = (SELECT min(m.payee_id) FROM item_move m JOIN open_item i ON i.id = m.item_id AND i.kind = 'refund'"
        " WHERE m.how = 'paid')",
    ),
    ("drawn_early", "no_reason"): (
        _line("settlement_line", "fact_root = (SELECT min(root) FROM fact)", _SETTLED),
    ),
    ("drawn_early", "before_age"): (_new_fact("withdrawal", _YOUNG),),
    ("drawn_early", "by_entry"): (
        "UPDATE entry SET line = NULL, lines_act_id = NULL WHERE id = (SELECT max(e.id) FROM entry e JOIN posting p ON p.entry_id = e.id"
        " WHERE e.line = 'pension' AND p.account = 3101 AND p.debit_fen > 0)",
    ),
    ("fund_spent", "stranger"): (_bank_line("", "'\\x07'"),),
    ("fund_spent", "named"): (_bank_line("某某办公用品店", "NULL"),),
    ("share_inflated", "call_differs"): (
        "UPDATE subsidy_call_line SET amount_fen = amount_fen + 1 WHERE (proposal_id, account, month) ="
        " (SELECT proposal_id, account, month FROM subsidy_call_line ORDER BY 1, 2, 3 LIMIT 1)",
    ),
    ("share_inflated", "headcount_jumps"): (
        f"WITH gone AS (DELETE FROM pension_line WHERE month BETWEEN {LAST_MONTH} - 3 AND {LAST_MONTH} - 1 AND person_id % 5 > 0"
        " RETURNING 1) SELECT count(*) FROM gone",
    ),
    ("return_redirected", "same_person"): (_return(_REGISTERED), _account(PAID, "'\\x01'")),
    ("return_redirected", "redirected"): (_return(_ANSWER), _account(PAID, "'\\x01'")),
    ("return_redirected", "other_holder"): (
        _return(_ANSWER),
        _account(PAID, "'\\x01'"),
        f"UPDATE payee SET holder = '他人' WHERE id = {_LAST}",
    ),
    ("overpaid_at_rest", "not_told"): (_OVERPAID % 100,),
    ("overpaid_at_rest", "at_rest"): (
        _OVERPAID % 500,
        f"INSERT INTO recovery_item (recovery_id, item_id, area_id, act_id) SELECT {_RESTING}, max(id), 1, max(act_id) FROM open_item",
    ),
    ("overpaid_at_rest", "written_off"): (
        "INSERT INTO item_move (area_id, item_id, how, amount_fen, act_id) SELECT i.area_id, i.id, 'written_off', 1, i.act_id FROM open_item i"
        " WHERE i.amount_fen > (SELECT coalesce(sum(m.amount_fen), 0) FROM item_move m WHERE m.item_id = i.id) ORDER BY i.id LIMIT 1",
    ),
    ("interest_tampered", "arrival"): (
        _line(
            "arrival_line",
            "paid_own_fen = paid_own_fen + 1, cash_fen = cash_fen + 1, credited_own_fen = credited_own_fen + 1",
            "paid_own_fen > 0",
        ),
    ),
    ("interest_tampered", "interest"): (
        _line("interest_line", "interest_own_fen = interest_own_fen + 1", "true"),
    ),
    ("amount_changed", "pension"): (
        _line(
            "pension_line",
            "base_province_fen = base_province_fen + 900, cash_fen = cash_fen + 900",
            "round = 1 AND cash_fen > 0",
        ),
    ),
    ("amount_changed", "settlement"): (
        _line("settlement_line", "to_pool_own_fen = to_pool_own_fen + 1", "closed = 1"),
    ),
    ("amount_changed", "carried"): (
        _line(
            "pension_line", "balance_own_fen = balance_own_fen + 1", f"month = {LAST_MONTH} AND cash_fen > 0"
        ),
    ),
    ("rows_edited", "row"): (f"UPDATE payee SET holder = '他人' WHERE id = {_LAST}",),
    ("rows_edited", "line"): (
        _line("pension_line", "product_own_fen_months = product_own_fen_months + 1", "round = 1"),
    ),
    ("snooping", "no_case"): (_looked(_first(30)),),
    ("snooping", "again"): (
        _looked(f"SELECT {PAID} AS id, * FROM generate_series(1, 3) n", at=f"{LAST_DAY} - n::int"),
    ),
    ("snooping", "household"): (
        f"UPDATE staff SET own_hash = (SELECT number_hash FROM identity WHERE person_id = {PAID} ORDER BY id DESC LIMIT 1)"
        " WHERE login = 'auditor'",
        _looked(f"SELECT {PAID} AS id"),
    ),
    ("snooping", "volume"): (_looked(_first(301), why="抽查"),),
    ("log_cut", "chain"): (
        f"DELETE FROM act_outcome WHERE act_id = {_BEFORE_LAST}",
        f"DELETE FROM act WHERE id = {_BEFORE_LAST}",
    ),
    ("log_cut", "back_dated"): (
        "UPDATE act SET recorded_at = recorded_at - interval '1 day' WHERE id = (SELECT max(id) FROM act)",
    ),
}
"""Control and how it finds it -> what is planted."""
