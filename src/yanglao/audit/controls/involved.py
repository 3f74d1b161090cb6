"""有关人员 Who of the staff stands near whom of the register, and who had a hand in an act: SQL that more than one control begins with."""

from __future__ import annotations

from collections.abc import Iterable

RECORDS = ("fact", "payee", "person_detail", "identity")
"""What is recorded of a person, whatever the act."""
HANDLED = (
    *RECORDS,
    *("notice", "contest", "objection", "heir", "estate", "proxy", "recovery", "repayment", "receipt"),
    *("transfer_file", "application", "letter_code", "withholding_authority", "supervision_case"),
)
"""And whatever else an act about a person leaves."""
NEAR = """
mine AS (
    SELECT s.login, i.person_id AS own FROM staff s JOIN identity i ON i.area_id = s.area_id AND i.number_hash = s.own_hash
    WHERE s.area_id = %(area)s
), phone AS (
    SELECT DISTINCT ON (person_id) person_id, phone_hash FROM person_detail WHERE area_id = %(area)s ORDER BY person_id, id DESC
), account AS (
    SELECT DISTINCT ON (person_id) person_id, account_hash FROM payee WHERE area_id = %(area)s AND whose = 'person' AND heir_id IS NULL
    ORDER BY person_id, id DESC
), near AS (
    SELECT login, own, own AS person_id FROM mine
    UNION SELECT m.login, m.own, o.person_id FROM mine m JOIN phone p ON p.person_id = m.own JOIN phone o ON o.phone_hash = p.phone_hash
    UNION SELECT m.login, m.own, o.person_id FROM mine m JOIN account p ON p.person_id = m.own JOIN account o ON o.account_hash = p.account_hash
    UNION SELECT m.login, m.own, x.person_id FROM mine m JOIN identity i ON i.person_id = m.own
      JOIN proxy x ON x.area_id = i.area_id AND x.number_hash = i.number_hash
    UNION SELECT m.login, m.own, i.person_id FROM mine m JOIN proxy x ON x.person_id = m.own
      JOIN identity i ON i.area_id = x.area_id AND i.number_hash = x.number_hash
)"""
"""SQL: `near`: a login, their own record, and everybody of their household: of one telephone number or account, or guardian or agent of the other."""
MADE_BY = """
made_by AS (
    SELECT t.act_id, a.actor FROM touched t JOIN act a ON a.id = t.act_id
    UNION SELECT t.act_id, o.actor FROM touched t JOIN proposal_step s ON s.act_id = t.act_id
      JOIN proposal_step o ON o.proposal_id = s.proposal_id
)"""
"""SQL: `made_by`: who had a hand in the acts that `touched` somebody: whoever did them, and whoever took a step of their proposal."""


def touched(persons: str, tables: Iterable[str]) -> str:
    """SQL: `touched`: which acts left something in one of the tables about the persons that a SELECT gives."""
    parts = (f"SELECT person_id, act_id FROM {one} WHERE person_id IN ({persons})" for one in tables)
    return f"touched AS ({' UNION '.join(parts)})"
