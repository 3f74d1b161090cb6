"""The errors that are planted: for every check of the book a statement of a superuser, and the checks that speak of it."""

from __future__ import annotations


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
