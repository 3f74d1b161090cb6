"""What holds of the repository itself: rules and clauses match, texts are whole, files small and clean."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from yanglao.commands.rulebook import all_rules, law_attributes_read, module_exists
from yanglao.kernel.explain import Rule
from yanglao.policy.checking import check_plan
from yanglao.policy.findings import Finding
from yanglao.policy.loading import PLANS, load_plan
from yanglao.policy.schema import PARAMETERS
from yanglao.rules.reasons import SENTENCES, Reason

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "yanglao"
KEYS = sorted(path.parent.name for path in PLANS.glob("*/plan.toml"))
OWN_PLAN = "dongfang-2011"
LONGEST_MODULE = 400
CHINESE = re.compile(r"[\u4e00-\u9fff]")
TERM = re.compile(r"[\u4e00-\u9fff]{2,}\S* \S")  # 缴费补贴 What it is …

# Written in pieces, so that this file does not hold what it looks for.
HOMES = tuple("/" + name + "/" for name in ("work", "root", "home", "Users"))
SCRATCH = "/" + "tmp/(?!yanglao-)"  # the database's short-named socket may lie there
REGISTRIES = tuple(
    rf"\b{name}\.{end}\b"
    for name, end in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "(org|com)"),
        ("anaconda", "org"),
        ("unpkg", "com"),
        ("jsdelivr", "net"),
    )
)
INDEX_OPTIONS = tuple("--" + name for name in ("index-url", "extra-index-url", "find-links", "trusted-host"))
FORBIDDEN = re.compile(
    "|".join((*(rf"(?<![\w.}}]){home}" for home in (*HOMES, SCRATCH)), *REGISTRIES, *INDEX_OPTIONS))
)


def findings(key: str) -> list[Finding]:
    return check_plan(
        load_plan(key), rules=all_rules(), read_elsewhere=law_attributes_read(), is_there=module_exists
    )


def text_files() -> Iterator[tuple[Path, str]]:
    """Every file of the repository (what git ignores left out) that is text."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and b"\0" not in (content := path.read_bytes()):
            yield path, content.decode("utf-8")


# --- the plan and its rules ------------------------------------------------------------------------------


def test_there_are_rules_and_plans() -> None:
    assert len(all_rules()) > 20
    assert OWN_PLAN in KEYS


@pytest.mark.parametrize("name", sorted(all_rules()))
def test_a_rule_cites_a_clause_that_exists(name: str) -> None:
    assert all_rules()[name].clause in load_plan(OWN_PLAN).clauses


@pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: f"{rule.clause} {rule.name}")
def test_a_rule_opens_with_the_chinese_term(rule: Rule) -> None:
    assert TERM.match(rule.summary), rule.summary


@pytest.mark.parametrize("key", KEYS)
def test_every_clause_has_a_rule_a_keeper_or_a_reason(key: str) -> None:
    plan = load_plan(key)
    computed = {plan.own_clause(rule.clause) for rule in all_rules().values()}
    bare = [
        clause.number
        for clause in plan.clauses.values()
        if not (clause.number in computed or clause.kept_by or clause.reason)
    ]
    assert not bare


@pytest.mark.parametrize("key", KEYS)
def test_a_plan_has_no_errors(key: str) -> None:
    assert [one for one in findings(key) if one.severity == "error"] == []


def test_every_parameter_is_read() -> None:
    read = law_attributes_read().union(*(rule.reads for rule in all_rules().values()))
    assert {key for key, parameter in PARAMETERS.items() if parameter.attribute not in read} == set()


@pytest.mark.parametrize("reason", Reason, ids=lambda reason: reason.name)
def test_a_reason_has_sentences_in_two_languages(reason: Reason) -> None:
    chinese, english = SENTENCES[reason]
    assert CHINESE.search(chinese) and chinese.endswith("。")
    assert english.strip() and english.isascii() and english.endswith(".")


# --- the files -------------------------------------------------------------------------------------------


def test_no_module_is_long() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCE.rglob("*.py")}
    assert {str(path.relative_to(ROOT)) for path, lines in lengths.items() if lines > LONGEST_MODULE} == set()


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{text[: match.start()].count(chr(10)) + 1}: {match.group()}"
        for path, text in text_files()
        for match in FORBIDDEN.finditer(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "is_forbidden"),
    [
        ("see /" + "work/main", True),
        ("--" + "index-url x", True),
        ("https://" + "pypi" + ".org/x", True),
        ("src/yanglao/home/page", False),
        ("a network/address", False),
    ],
)
def test_what_is_looked_for_is_found(line: str, is_forbidden: bool) -> None:
    assert bool(FORBIDDEN.search(line)) == is_forbidden
