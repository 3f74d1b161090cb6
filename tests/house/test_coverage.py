"""Every clause is carried out: by rules that tests run, by acts that somebody may do; every code is told and tried."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from yanglao.acts.register import REGISTER
from yanglao.acts.roles import ROLES
from yanglao.commands import reports
from yanglao.commands.coverage import coverage
from yanglao.commands.error_page import errors
from yanglao.commands.rulebook import all_rules
from yanglao.policy.loading import load_plan
from yanglao.reports.register import REPORTS

ROOT = Path(__file__).parents[2]
PLAN = "dongfang-2011"


def test_no_clause_is_without_a_rule_an_act_a_report_or_a_test() -> None:
    assert {one.clause.number: one.missing for one in coverage(PLAN) if one.missing} == {}


def test_a_gap_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    fewer = {key: act for key, act in REGISTER.items() if key not in ("back_payment", "withdrawal")}
    monkeypatch.setattr("yanglao.commands.coverage.REGISTER", fewer)
    assert {one.clause.number: one.missing for one in coverage(PLAN) if one.missing} == {"六": ("act",)}


@pytest.mark.parametrize("number", ["八", "九(一)1", "十一"])
def test_a_missing_test_is_seen(monkeypatch: pytest.MonkeyPatch, number: str) -> None:
    """Of the fund and of what offices do as well."""
    plan = load_plan(PLAN)
    clauses = {**plan.clauses, number: replace(plan.clauses[number], tested_by=())}
    monkeypatch.setattr("yanglao.commands.coverage.load_plan", lambda key: replace(plan, clauses=clauses))
    assert {one.clause.number: one.missing for one in coverage(PLAN) if one.missing} == {number: ("test",)}


def test_a_missing_report_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    fewer = {name: one for name, one in REPORTS.items() if "七3" not in one.clauses}
    monkeypatch.setattr("yanglao.commands.coverage.REPORTS", fewer)
    assert {one.clause.number: one.missing for one in coverage(PLAN) if one.missing} == {"七3": ("report",)}


def test_every_report_is_described_and_every_description_is_one() -> None:
    commands = reports.app.registered_commands
    assert sorted(str(one.name) for one in commands) == sorted(REPORTS)


def test_reports_are_told_in_one_language_at_a_time() -> None:
    assert [one.name for one in REPORTS.values() if not one.en.isascii() or one.zh.isascii()] == []


def test_reports_name_clauses_and_roles_that_exist() -> None:
    known = load_plan(PLAN).clauses
    for one in REPORTS.values():
        assert one.clauses and set(one.clauses) <= known.keys(), one.name
        assert one.readers and set(one.readers) <= ROLES.keys(), one.name


def test_acts_name_clauses_that_exist() -> None:
    known = load_plan(PLAN).clauses
    assert {
        act.key: set(act.clauses) - known.keys()
        for act in REGISTER.values()
        if set(act.clauses) - known.keys()
    } == {}


def test_the_tests_named_run_the_rules(tmp_path: Path) -> None:
    """The test files of the rules are run once more, listening."""
    clauses = list(load_plan(PLAN).clauses.values())
    files = sorted({file for one in clauses for file in one.tested_by})
    assert [file for file in files if not (ROOT / file).is_file()] == []
    to = tmp_path / "calls.json"
    listening = ("-p", "house.rule_calls", "--rule-calls", str(to), "-p", "no:cacheprovider", "-n", "0")
    rules = [file for file in files if file.startswith("tests/rules/")]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *listening, *rules], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
    calls = json.loads(to.read_text())
    silent = [
        f"{clause.number} {rule.name}"
        for clause in clauses
        for rule in all_rules().values()
        if rule.clause == clause.number
        and not any(f"{rule.module}.{rule.name}" in calls.get(file, ()) for file in clause.tested_by)
    ]
    assert silent == []


def test_the_tests_of_other_clauses_name_what_carries_them_out() -> None:
    """A clause that no rule computes is tried by tests that do its acts, read its reports or ask the modules that keep it."""
    silent = []
    for one in coverage(PLAN):
        keepers = re.findall(r"yanglao[\w.]+\w", one.clause.kept_by + one.clause.reason)
        names = [f"[\"']{re.escape(name)}[\"']|\\b{re.escape(name)}\\(" for name in (*one.acts, *one.reports)]
        pattern = re.compile("|".join((*names, *map(re.escape, keepers))))
        silent += [
            f"{one.clause.number} {file}"
            for file in ([] if one.rules else one.clause.tested_by)
            if not pattern.search((ROOT / file).read_text(encoding="utf-8"))
        ]
    assert silent == []


TESTS = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))


@pytest.mark.parametrize("code", sorted({one.code for one in errors()}))
def test_every_code_is_asserted_by_a_test(code: str) -> None:
    assert re.search(rf"[\"']{code}[\"']|Reason\.{code}\b", TESTS)


def test_acts_name_codes_that_exist() -> None:
    known = {one.code for one in errors()}
    unknown = {act.key: sorted(set(act.refuses) - known) for act in REGISTER.values()}
    assert {key: codes for key, codes in unknown.items() if codes} == {}
