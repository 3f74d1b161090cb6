"""`yanglao assess` as a user drives it: the statement, the answer in JSON, many cases, bad input."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from naive.lives import random_case
from typer.testing import CliRunner

from yanglao.casefile.layout import width
from yanglao.commands.tree import app

pytestmark = pytest.mark.long

CASES = Path(__file__).parent.parent / "cases"
LIFE = CASES / "low-income.json"
PROGRAM = "from yanglao.commands.cli import main; main()"
KEYS = (
    "plan",
    "through",
    "known",
    "group",
    "unset",
    "decisions",
    "years",
    "accounts",
    "award",
    "pension",
    "settlement",
)


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, ["assess", *map(str, arguments)])


def answered(*arguments: object) -> dict[str, Any]:
    result = run(*arguments, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


# --- one case --------------------------------------------------------------------------------------------


def test_the_answer_has_exactly_the_parts_of_the_case_file() -> None:
    assert tuple(answered(LIFE)) == KEYS
    assert tuple(answered(LIFE, "--explain")) == (*KEYS, "explanation")


def test_chinese_stays_chinese_in_json() -> None:
    assert '"clause": "四(一)"' in run(LIFE, "--json").stdout


def test_through_and_known() -> None:
    answer = answered(LIFE, "--through", "2031-12", "--known", "2031-09-14")
    assert (answer["through"], answer["known"], answer["settlement"]) == ("2031-12", "2031-09-14", None)
    assert answered(LIFE, "--through", "2031-12", "--known", "2031-09-15")["settlement"]["kind"] == "death"
    assert answered(LIFE, "--through", "2014-12")["award"] is None


def test_the_statement_says_everything_in_chinese() -> None:
    text = run(LIFE).stdout
    for words in (
        "东方市城镇居民社会养老保险实施方案",
        "1955年3月12日",
        "人群 B",
        "已缴 2 年,补缴 10 年,视同缴费 3 年",
        "四(二)1",
        "正参加其他养老保险,请先办理停保或转移手续。",
        "430.00",
        "11,237.80 元",
        "80.85",
        "210.85",
        "2020年6月一并补发",
        "2028年3月起账户养老金由统筹账户",
        "死亡",
        "独生子女补贴",
        "四(二)2(6)",
    ):
        assert words in text
    assert "None" not in text


def test_the_statement_in_english() -> None:
    text = run(LIFE, "--english").stdout
    for words in ("born 1955-03-12", "group B", "Insured in another pension scheme", "paid late, in 2020-06"):
        assert words in text
    assert "参保登记" not in text


def test_tables_line_up() -> None:
    lines = run(LIFE).stdout.splitlines()
    begin = next(place for place, line in enumerate(lines) if line.startswith("  年度"))
    end = next(place for place, line in enumerate(lines) if line.startswith("  历年合计"))
    assert len({width(line) for line in lines[begin:end]}) == 1


def test_the_explanation_names_clause_parameters_and_facts() -> None:
    text = run(LIFE, "--explain").stdout
    for words in (
        "四(二)2(5)  部分代缴 = 70.00",
        "低保对象代缴 70 元 [low_income_contribution_yuan; 四(二)2(5); 推定, 2011年10月起]",
        "身份认定 2011年10月1日至今 低保对象",
        "六  一次性补缴 = 10,000.00",
        "五(二)2  个人账户养老金 = 80.85",
        "计发月数 139 个月",
        "个人账户利率 2.75 % [account_rate; 四(三); 利率表, 2010年12月26日起]",
        "继承与退还",
        "独生子女补贴 未定",
        "账户支取",
        "所引条款",
    ):
        assert words in text
    assert all(width(line) <= 111 for line in text.splitlines())


def test_the_explanation_in_json_has_clause_rule_and_parameters() -> None:
    steps = answered(LIFE, "--explain")["explanation"]
    bonus = next(step for step in steps if step["rule"] == "tier_bonus")
    assert (bonus["month"], bonus["clause"], bonus["term"]) == ("2011-11", "四(二)2(3)", "多缴多补")
    assert (bonus["inputs"], bonus["result"]) == ({"tier_fen": 50000}, {"amount_fen": 4500})
    assert {source["key"] for source in bonus["parameters"]} == {"tiers_yuan", "tier_bonus_yuan"}
    assert bonus["facts"][0] == {"kind": "contribution", "on": "2011-11-05", "tier_yuan": "500", "year": 2011}
    assert all(step["clause"] and step["term"] and "result" in step for step in steps)


@pytest.mark.parametrize("plan", ["dongfang-2011"])
def test_a_life_of_nothing(tmp_path: Path, plan: str) -> None:
    case = tmp_path / "nobody.json"
    case.write_text(json.dumps({"plan": plan, "person": {"born": "1990-01-01", "sex": "male"}, "facts": []}))
    result = run(case, "--explain")
    assert result.exit_code == 0
    assert "没有办理任何事项" in result.stdout


def test_what_is_assumed_is_said_first() -> None:
    head = run(CASES / "W1.json").stdout.split("一、")[0]
    assert "假设" in head and "tiers_yuan = 100, 2300" in head and "account_rate = 0.00" in head


def test_any_life_has_a_statement_and_an_explanation(tmp_path: Path) -> None:
    rng = random.Random(41)
    for place in range(25):
        case = tmp_path / f"{place}.json"
        case.write_text(json.dumps(random_case(rng)), encoding="utf-8")
        language = ["--english"] if place % 2 else []
        result = run(case, "--explain", *language)
        assert result.exception is None and result.exit_code == 0
        assert "{}" not in result.stdout


# --- bad input -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        (b"{", ["$: 不是 JSON"]),
        (b"\xff", ["$: 不是 UTF-8 文本:第 1 字节"]),
        (
            b'{"plan": "dongfang-2011", "person": {"born": "x"}, "facts": [{"kind": "claim"}]}',
            ["$.person.born: ", "$.facts[0].on: 缺少"],
        ),
        (b'{"plan": "dongfang-2011", "plan": "dongfang-2011"}', ["$.plan: 出现两次"]),
        (b"", ["$: 空文件"]),
        (b"[" * 5000 + b"]" * 5000, ["$: 嵌套过深"]),
    ],
)
def test_bad_input_computes_nothing(tmp_path: Path, content: bytes, problems: list[str]) -> None:
    case = tmp_path / "bad.json"
    case.write_bytes(content)
    for options in ((), ("--json",), ("--explain",)):
        result = run(case, *options)
        assert (result.exit_code, result.stdout) == (2, "")
        lines = result.stderr.splitlines()
        assert [line.startswith(problem) for line, problem in zip(lines, problems, strict=True)] == [
            True
        ] * len(lines)


def test_bad_input_is_told_in_english_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YANGLAO_LANG", "en")
    case = tmp_path / "bad.json"
    case.write_bytes(b'{"plan": "dongfang-2011", "person": {}, "facts": 1}')
    assert run(case).stderr.splitlines() == ["$.person.born: is missing", "$.facts: a list is wanted"]
    assert run("no-such-file.json").stderr == "no-such-file.json: there is no such file\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((LIFE, "--through", "2035-13"), "--through: "),
        ((LIFE, "--through", "2035"), "--through: "),
        ((LIFE, "--known", "2020-02-30"), "--known: "),
        (("no-such-file.json",), "没有这个文件"),
        ((CASES,), "是文件夹"),
        ((LIFE, LIFE, "--json"), "每行一个案例"),
        (("x" * 5000,), "不能读取"),
    ],
)
def test_bad_arguments(arguments: tuple[object, ...], says: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr and "Traceback" not in result.stderr


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    case = tmp_path / "from-a-notepad.json"
    case.write_bytes(b"\xef\xbb\xbf" + LIFE.read_bytes())
    assert answered(case) == answered(LIFE)


# --- many cases ------------------------------------------------------------------------------------------


@pytest.fixture
def lines() -> list[str]:
    rng = random.Random(17)
    return [json.dumps(random_case(rng), ensure_ascii=False) for _ in range(8)]


def test_one_line_each_in_order(tmp_path: Path, lines: list[str]) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text("\n".join(lines), encoding="utf-8")
    result = run("--json", cases)
    assert (result.exit_code, result.stderr) == (0, "")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(found) == len(lines)
    for line, answer in zip(lines, found, strict=True):
        case = tmp_path / "one.json"
        case.write_text(line, encoding="utf-8")
        assert answer == answered(case)


def test_a_bad_line_answers_what_is_wrong_and_the_rest_go_on(tmp_path: Path, lines: list[str]) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    first.write_text("\n".join([lines[0], '{"plan": "dongfang-2011"}', lines[1]]) + "\n", encoding="utf-8")
    second.write_text("oops\n" + lines[2] + "\n", encoding="utf-8")
    result = run("--json", first, second)
    assert result.exit_code == 1
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert ["error" in answer for answer in found] == [False, True, False, True, False]
    assert found[1] == {"error": ["$.person: an object is wanted", "$.facts: a list is wanted"]}
    assert found[3]["error"][0].startswith("$: not JSON")


@pytest.mark.parametrize(
    ("options", "says"),
    [((), "--json: 每行一个案例"), (("--json", "--explain"), "--explain: 只用于单个案例")],
)
def test_many_cases_only_as_json(
    tmp_path: Path, lines: list[str], options: tuple[str, ...], says: str
) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text(lines[0], encoding="utf-8")
    result = run(cases, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


def test_a_reader_that_leaves_early_is_no_fault(tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    case = json.dumps(json.loads((CASES / "W22.json").read_text(encoding="utf-8")))
    cases.write_text(f"{case}\n" * 40, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "assess", "--json", str(cases)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        errors = process.stderr.read()
    assert (process.returncode, errors) == (0, b"")
