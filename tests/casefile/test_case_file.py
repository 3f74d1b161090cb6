"""Case files: worked examples of other sources, faulty cases, many cases one a line, explanations."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from naive.lives import random_case

from yanglao.casefile import batch
from yanglao.casefile.answer import answer_texts, answers
from yanglao.casefile.assessing import assess, history
from yanglao.casefile.batch import answer_lines, answer_stream, case_of
from yanglao.casefile.explanation import Explained, explain
from yanglao.casefile.layout import table, width, wrapped
from yanglao.casefile.pension_runs import runs_of
from yanglao.casefile.reading import CaseRefused, read_case
from yanglao.kernel.months import month

CASES = Path(__file__).parent.parent / "cases"


def answer_of(name: str, **law: object) -> dict[str, Any]:
    data = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    data["law"] = data.get("law", {}) | law
    return assess([read_case(data)])[0]


# --- worked examples -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "law", "base_fen", "increment_fen", "account_fen", "total_fen"),
    [
        pytest.param("W1", {}, 1200_00, 60_00, 366_00, 1626_00, id="W1 yuan_half_up"),
        pytest.param(
            "W1", {"account_pension_rounding": "fen_half_up"}, 1200_00, 60_00, 365_83, 1625_83, id="W1 fen"
        ),
        pytest.param("W4", {}, 88_00, 0, 14_03, 102_03, id="W4 fen_half_up"),
        pytest.param("W4", {"account_pension_rounding": "jiao_up"}, 88_00, 0, 14_10, 102_10, id="W4 jiao_up"),
        pytest.param("W6", {}, 135_00, 0, 25_89, 160_89, id="W6 fen_truncate"),
        pytest.param(
            "W6", {"account_pension_rounding": "fen_half_up"}, 135_00, 0, 25_90, 160_90, id="W6 half up"
        ),
        pytest.param("W8", {}, 135_00, 0, 49_64, 184_64, id="W8 fen_truncate"),
        pytest.param("W13", {}, 0, 0, 70_14, 70_14, id="W13 account only"),
        pytest.param("W17", {}, 100_00, 0, 64_75, 164_75, id="W17 fen_half_up"),
    ],
)
def test_worked_example(
    name: str, law: dict[str, object], base_fen: int, increment_fen: int, account_fen: int, total_fen: int
) -> None:
    row = answer_of(name, **law)["pension"][0]
    assert (row["base_fen"], row["increment_fen"], row["account_fen"]) == (
        base_fen,
        increment_fen,
        account_fen,
    )
    assert base_fen + increment_fen + account_fen == total_fen


def test_w22_the_account_pension_outlives_the_account() -> None:
    answer = answer_of("W22")
    assert [row["account_fen"] for row in answer["pension"]] == [100_00] * 158
    assert [row["funding"]["pool"] for row in answer["pension"]] == [0] * 139 + [100_00] * 19


def test_w22_death_after_39_payments_leaves_the_rest() -> None:
    answer = answer_of("W22-death")
    assert len(answer["pension"]) == 39
    assert answer["settlement"]["to_person_fen"] == 10_000_00


def test_w26_back_paid_years_bring_no_increment() -> None:
    answer = answer_of("W26")
    assert answer["years"] == {"paid": 12, "back_paid": 3, "deemed": 6}
    assert (answer["award"]["increment_years"], answer["pension"][0]["increment_fen"]) == (3, 3_00)
    assert answer_of("W26", back_paid_years_count_for_increment=True)["award"]["increment_years"] == 6


# --- faulty cases ----------------------------------------------------------------------------------------

CHINESE = re.compile("[\u4e00-\u9fff]")
GOOD = {"plan": "dongfang-2011", "person": {"born": "1955-03-12", "sex": "female"}, "facts": []}


def problems_of(text: str | bytes | dict[str, Any]) -> list[str]:
    written = json.dumps(text) if isinstance(text, dict) else text
    with pytest.raises(CaseRefused) as refused:
        case_of(written.encode() if isinstance(written, str) else written)
    english, chinese = (
        [problem.line(english=english) for problem in refused.value.problems] for english in (True, False)
    )
    assert [line.split(": ")[0] for line in english] == [line.split(": ")[0] for line in chinese]
    assert all(CHINESE.search(line) for line in chinese) and not any(map(CHINESE.search, english))
    return english


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ({"plan": None}, "$.plan"),
        ({"plan": "atlantis"}, "$.plan"),
        ({"person": []}, "$.person"),
        ({"person": {}}, "$.person.born"),
        ({"person": {"born": "1955-02-30"}}, "$.person.born"),
        ({"person": {"born": "1955-03-12", "sex": "x"}}, "$.person.sex"),
        ({"person": {"born": "1955-03-12", "name": "x"}}, "$.person.name"),
        ({"through": "2035-13"}, "$.through"),
        ({"through": 2035}, "$.through"),
        ({"known": "2020-1-1"}, "$.known"),
        ({"law": []}, "$.law"),
        ({"law": {"bonus": 1}}, "$.law.bonus"),
        ({"law": {"tiers_yuan": [100, 200]}}, "$.law.tiers_yuan"),
        ({"law": {"one_child_supplement_yuan": 0.001}}, "$.law.one_child_supplement_yuan"),
        ({"law": {"pension_starts": "soon"}}, "$.law.pension_starts"),
        ({"law": {"launch_date": "2012-02-30"}}, "$.law.launch_date"),
        ({"laws": {}}, "$.laws"),
        ({"facts": None}, "$.facts"),
        ({"facts": [None]}, "$.facts[0].kind"),
        ({"facts": [{"kind": "wedding"}]}, "$.facts[0].kind"),
        ({"facts": [{"kind": "claim"}]}, "$.facts[0].on"),
        ({"facts": [{"kind": "claim", "on": [[1]]}]}, "$.facts[0].on"),
        ({"facts": [{"kind": "claim", "on": "2015-04-10", "by": "x"}]}, "$.facts[0].by"),
        ({"facts": [{"kind": "claim", "on": "2015-04-10", "recorded_on": 1}]}, "$.facts[0].recorded_on"),
        ({"facts": [{"kind": "student", "from": "2012-01-01", "until": "2011-01-01"}]}, "$.facts[0].until"),
        (
            {"facts": [{"kind": "contribution", "on": "2011-11-05", "year": 2011.5, "tier_yuan": 100}]},
            "$.facts[0].year",
        ),
        (
            {"facts": [{"kind": "contribution", "on": "2011-11-05", "year": True, "tier_yuan": 100}]},
            "$.facts[0].year",
        ),
        (
            {"facts": [{"kind": "contribution", "on": "2011-11-05", "year": 2011, "tier_yuan": "100"}]},
            "$.facts[0].tier_yuan",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_path(data: dict[str, Any], path: str) -> None:
    found = problems_of(GOOD | data)
    assert [problem.split(": ", 1)[0] for problem in found] == [path]
    assert all(problem.split(": ", 1)[1] for problem in found)


def test_everything_wrong_is_said_at_once() -> None:
    facts = [{"kind": "claim"}, {"kind": "death", "on": "x"}]
    assert len(problems_of(GOOD | {"facts": facts, "through": "x", "person": {"born": 7}})) == 4


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "$: empty"),
        ("{", "$: not JSON"),
        ("[]", "$: an object is wanted"),
        ('{"facts": [NaN]}', "finite"),
        ('{"facts": [1e999]}', "finite"),
        (b'{"plan": "\xff"}', "$: not UTF-8: byte 11"),
        ('{"plan": "dongfang-2011", "plan": "x"}', "$.plan: stands twice"),
        ('{"facts": [{"on": 1, "kind": "claim", "on": 2}]}', "$.facts[0].on: stands twice"),
        ("[" * 100_000 + "]" * 100_000, "nested too deeply"),
        ('{"plan": "dongfang-2011", "person": {"born": ' + "[" * 990 + "]" * 990 + "}}", "nested too deeply"),
        ('{"plan": "\\ud800"}', "$: not JSON"),
        ("{} {}", "$: not JSON"),
    ],
)
def test_what_is_no_case_at_all(text: str | bytes, says: str) -> None:
    (problem,) = problems_of(text)
    assert says in problem and "\n" not in problem


def test_colons_inside_texts_are_no_keys() -> None:
    facts = [{"kind": "deemed_years", "on": "2011-10-20", "years": 1, "basis": "army: 1970: 1973"}]
    assert case_of(json.dumps(GOOD | {"facts": facts}).encode()).through == month(2011, 10)


# --- many cases ------------------------------------------------------------------------------------------


def lines_of(count: int, seed: int) -> list[bytes]:
    rng = random.Random(seed)
    return [json.dumps(random_case(rng), ensure_ascii=False).encode() + b"\n" for _ in range(count)]


def test_lines_are_answered_in_order_and_bad_ones_named() -> None:
    lines = lines_of(12, seed=5)
    lines[3:3] = [b"{\n", b"\n", b'{"plan": 1}\n']
    answered = answer_lines(lines)
    found = [json.loads(line) for line in answered.text.splitlines()]
    assert [position for position, one in enumerate(found) if "error" in one] == [3, 4, 5]
    assert answered.bad == 3
    alone = [json.loads(answer_lines([line]).text) for line in lines]
    assert found == alone


def test_the_stream_is_the_same_in_any_batches_and_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [json.dumps(GOOD | {"through": f"{2012 + place % 9}-05"}).encode() for place in range(1003)]
    whole = answer_lines(lines)
    assert b"".join(part.text for part in answer_stream(lines)) == whole.text
    monkeypatch.setattr(batch, "BATCH", 100)
    monkeypatch.setattr(batch, "_cores", lambda: 1)
    parts = list(answer_stream(iter(lines)))
    assert len(parts) == 11
    assert b"".join(part.text for part in parts) == whole.text


def test_no_lines_no_answers() -> None:
    assert list(answer_stream([])) == []


def test_through_and_known_given_win_over_the_case() -> None:
    line = json.dumps(GOOD | {"through": "2014-01", "known": "2014-01-31"}).encode()
    answer = json.loads(answer_lines([line], through=month(2013, 5), known=20130601).text)
    assert (answer["through"], answer["known"]) == ("2013-05", "2013-06-01")


# --- explanation -----------------------------------------------------------------------------------------


def explained(line: bytes) -> tuple[dict[str, Any], list[Explained]]:
    case = case_of(line)
    found, told = explain(case)
    return next(answers([case], found)), told


def test_explaining_changes_no_answer() -> None:
    for line in lines_of(15, seed=11):
        case = case_of(line)
        assert explained(line)[0] == json.loads(next(answer_texts([case], history([case]))))


def test_interest_and_drawdown_of_every_year_are_in_the_explanation() -> None:
    """What the steps give, year by year, is what the accounts of the answer show."""
    for line in lines_of(25, seed=23):
        answer, told = explained(line)
        interest: dict[int, int] = {}
        drawn: dict[int, int] = {}
        for one in told:
            year = (one.paid_in or one.month) // 12
            if one.rule.name == "interest":
                interest[year] = interest.get(year, 0) + sum(one.result["interest_fen"].values())
            if one.rule.name == "drawdown":
                drawn[year] = drawn.get(year, 0) + sum((one.total or one.result).values())
        accounts = {row["year"]: sum(row["interest"].values()) for row in answer["accounts"]}
        assert {year: fen for year, fen in interest.items() if fen} == {
            y: fen for y, fen in accounts.items() if fen
        }
        paid: dict[int, int] = {}
        for row in answer["pension"]:
            paid[int(row["paid_in"][:4])] = paid.get(int(row["paid_in"][:4]), 0) + row["account_fen"]
        assert {year: fen for year, fen in drawn.items() if fen} == {
            year: fen for year, fen in paid.items() if fen
        }


def test_every_product_is_the_sum_of_the_balances_told() -> None:
    """Where interest counts whole months from the balances alone."""
    _, told = explained((CASES / "low-income.json").read_bytes())
    accruals = [one for one in told if one.rule.name == "accrued"]
    assert len(accruals) > 10
    for one in accruals:
        sums = dict(one.inputs["product_before"])
        for balance in one.inputs["balances_fen"]:
            months = months_in(balance)
            sums = {name: sums[name] + balance[name] * months for name in sums}
        assert one.result["product_fen_months"] == sums


def months_in(balance: dict[str, Any]) -> int:
    first, last = (tuple(map(int, balance[end].split("-"))) for end in ("from", "until"))
    return (last[0] - first[0]) * 12 + last[1] - first[1] + 1


def test_sources_say_where_a_value_comes_from() -> None:
    _, told = explained((CASES / "low-income.json").read_bytes())
    sources = {source.key: source for one in told for source in one.sources}
    assert sources["one_child_supplement_yuan"].status == "unset"
    assert (sources["base_pension_yuan_monthly"].value, sources["base_pension_yuan_monthly"].status) == (
        "130",
        "confirmed",
    )
    assert sources["base_pension_yuan_monthly"].valid_from == "2011-10"
    assert sources["interest_starts"].status == "reading"
    assert sources["tiers_yuan"].value.startswith("100, 200, 300")
    rates = [
        source
        for one in told
        if one.rule.name == "interest"
        for source in one.sources
        if source.kind == "rate"
    ]
    assert (rates[0].value, rates[0].source, rates[0].clauses) == ("2.75", "2010-12-26: 2.75 %", ("四(三)",))


def test_what_the_case_sets_itself_is_marked() -> None:
    _, told = explained((CASES / "W1.json").read_bytes())
    statuses = {source.key: source.status for one in told for source in one.sources}
    assert statuses["tiers_yuan"] == statuses["tier_bonus_yuan"] == statuses["account_rate"] == "case"
    assert statuses["account_pension_rounding"] == "case"
    assert statuses["entry_subsidy_yuan"] == "inferred"


def test_steps_name_the_facts_behind_them() -> None:
    _, told = explained((CASES / "low-income.json").read_bytes())
    partial = next(one for one in told if one.rule.name == "partial_government_contribution")
    assert [(fact["kind"], fact.get("on") or fact.get("from")) for fact in partial.facts] == [
        ("contribution", "2011-11-05"),
        ("category", "2011-10-01"),
    ]
    late = next(one for one in told if one.rule.name == "drawdown" and one.month != one.paid_in)
    assert "suspension" in [fact["kind"] for fact in late.facts]


def test_an_unchanged_pension_is_told_once() -> None:
    _, told = explained((CASES / "W22.json").read_bytes())
    (base,) = [one for one in told if one.rule.name == "base_pension"]
    assert (base.month, base.until) == (month(2011, 11), month(2024, 12))


# --- runs and layout -------------------------------------------------------------------------------------


def test_runs_hold_every_month_once() -> None:
    for line in lines_of(40, seed=31):
        pensions = json.loads(answer_lines([line]).text)["pension"]
        runs = runs_of(pensions)
        assert sum(run.months for run in runs) == len(pensions)
        assert sum(run.months * run.monthly_fen for run in runs) == sum(
            row["base_fen"] + row["increment_fen"] + row["account_fen"] for row in pensions
        )


def test_columns_line_up_with_chinese_in_them() -> None:
    lines = table(("年度", "个人"), [("2011", "1.00"), ("共计", "10,000.00")], flush="lr")
    assert [width(line) for line in lines] == [15] * 4
    assert width("参保ABC") == 7


def test_wrapped_lines_stay_inside_the_page() -> None:
    text = "缴费档次 100, 200 元 [已证实, 2011年10月起] 依据: ten ascending tiers " * 6
    lines = wrapped(text, indent="    ", columns=60)
    assert max(map(width, lines)) <= 60
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
