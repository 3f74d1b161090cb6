"""The synthetic city: the same for the same seed, like a city in its shares, careful about who acts when."""

import json
import re
import time
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

import pytest

from yanglao.kernel.identity import problem_of
from yanglao.synthetic import LAYOUTS, UNITS, City, Report, make_city

SIZE = 6000
FIRST, LAST = 2011 * 12 + 9, 2016 * 12 + 11
FOREVER = 99991231
TRIAL, MISREAD = "469003", "469027"  # address codes of people of the trial, and of second records

Row = tuple[Report, dict[str, str]]


@pytest.fixture(scope="module")
def city() -> City:
    return make_city(SIZE)


@pytest.fixture(scope="module")
def readable(city: City) -> list[Row]:
    """Every row of every list, in order, without the few that nobody can read."""
    return [row for row in rows_of(city) if is_readable(row[1])]


@pytest.fixture(scope="module")
def by_layout(readable: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for report, row in readable:
        found[report.layout].append((report, row))
    return found


def rows_of(city: City) -> Iterator[Row]:
    for month in city.months:
        for report in city.reports(month):
            for at in range(len(report.rows["number"])):
                yield report, {name: texts[at] for name, texts in report.rows.items()}


@cache
def problem(number: str) -> str | None:
    return problem_of(number)


def is_readable(row: dict[str, str]) -> bool:
    return problem(row["number"]) is None and not any(text.endswith("-02-30") for text in row.values())


def day(text: str) -> int:
    """Any of the five ways of writing a date as a Day; an open end is FOREVER."""
    parts = [int(part) for part in re.findall(r"\d+", text)]
    if not parts:
        return FOREVER
    return parts[0] if len(parts) == 1 else parts[0] * 10000 + parts[1] * 100 + parts[2]


def share(count: int, whole: int) -> float:
    return count / whole


def test_same_seed_and_size_give_the_same_city_byte_for_byte() -> None:
    first, second, other = make_city(400, seed=7), make_city(400, seed=7), make_city(400, seed=8)
    assert all(first.reports(month) == second.reports(month) for month in range(FIRST, LAST + 1))
    assert first.reports(FIRST) != other.reports(FIRST)


def test_two_thousand_people_are_made_in_less_than_a_second() -> None:
    began = time.process_time()
    make_city(2000)
    assert time.process_time() - began < 1.0


def test_tiny_cities_are_made_too() -> None:
    assert all(list(rows_of(make_city(residents))) for residents in (1, 13, 60))


def test_lists_come_in_order_inside_their_month_and_only_in_the_years_of_the_city(city: City) -> None:
    for month in city.months:
        days = [report.reported_on for report in city.reports(month)]
        assert days == sorted(days)
        assert {at // 10000 * 12 + at // 100 % 100 - 1 for at in days} == {month}
    assert city.months == range(FIRST, LAST + 1)
    assert city.reports(FIRST - 1) == city.reports(LAST + 1) == []


def test_columns_of_a_list_are_equally_long_texts(city: City) -> None:
    for report in city.reports(2012 * 12 + 2):
        assert len({len(texts) for texts in report.rows.values()}) == 1
        assert all(type(text) is str for texts in report.rows.values() for text in texts)


def test_about_one_row_in_a_thousand_cannot_be_read(city: City, readable: list[Row]) -> None:
    every = list(rows_of(city))
    assert 0.0004 < share(len(every) - len(readable), len(every)) < 0.002
    unreadable = [row for _, row in every if not is_readable(row)]
    problems = Counter(problem_of(row["number"]) for row in unreadable)
    assert {None, "number_check_digit", "number_length", "number_mangled_by_excel"} >= set(problems)
    assert len(problems) >= 3


def test_every_unreadable_act_comes_again_correctly(city: City, by_layout: dict[str, list[Row]]) -> None:
    receipts = {row["receipt"] for _, row in by_layout["contribution"]}
    spoiled = [
        row for report, row in rows_of(city) if report.layout == "contribution" and not is_readable(row)
    ]
    assert spoiled
    assert all(row["receipt"] in receipts for row in spoiled)


def test_everybody_is_registered_once_for_all_before_anything_else(readable: list[Row]) -> None:
    known: set[str] = set()
    for report, row in readable:
        if report.layout == "register":
            known.add(row["number"])
        assert row["number"] in known
    assert sum(not is_beside(number) for number in known) == SIZE
    assert len(known) - SIZE == 4 + 3


def is_beside(number: str) -> bool:
    """A number of somebody of the trial, or of a second record."""
    return number[:6] in (TRIAL, MISREAD)


def test_a_second_record_is_merged_with_the_first_two_months_later(by_layout: dict[str, list[Row]]) -> None:
    twice = {row["number"]: report for report, row in by_layout["register"] if row["number"][:6] == MISREAD}
    merged = {row["merged"]: (report, row) for report, row in by_layout["merge_persons"]}
    assert merged.keys() == twice.keys() and len(merged) == 3
    for number, (report, row) in merged.items():
        assert row["number"][6:-1] == number[6:-1]
        assert _months(report.reported_on) - _months(twice[number].reported_on) == 2


def test_a_trial_hands_over_payers_and_pensioners(by_layout: dict[str, list[Row]]) -> None:
    rows = [row for _, row in by_layout["take_over"]]
    assert {row["number"][:6] for row in rows} == {TRIAL} and len(rows) == 4
    assert sorted(bool(row["pension_since"]) for row in rows) == [False, False, True, True]
    (special,) = [row for row in rows if int(row["on_the_way_yuan"])]
    assert special["note"] and int(special["overpaid_yuan"]) > 0


def test_a_doubt_about_a_certification_is_settled_in_the_next_month(by_layout: dict[str, list[Row]]) -> None:
    doubts = {(row["number"], row["category"]): report for report, row in by_layout["contest_certification"]}
    ended = {
        (row["number"], row["category"]): report for report, row in by_layout["category"] if row["until"]
    }
    outcomes = Counter(row["outcome"] for _, row in by_layout["settle_dispute"])
    assert outcomes["upheld"] and outcomes["dismissed"]
    for report, row in by_layout["settle_dispute"]:
        case = (row["number"], row["category"])
        assert _months(report.reported_on) - _months(doubts[case].reported_on) == 1
        if row["outcome"] == "upheld":
            assert doubts[case].reported_on < ended[case].reported_on <= report.reported_on


def test_what_is_certified_for_a_time_is_extended_before_it_ends(by_layout: dict[str, list[Row]]) -> None:
    ends = {(row["number"], row["category"]): day(row["until"]) for _, row in by_layout["category"]}
    assert by_layout["extend_certification"]
    for report, row in by_layout["extend_certification"]:
        assert report.reported_on < ends[row["number"], row["category"]] < day(row["until"]) == FOREVER


def test_whoever_asks_for_somebody_else_is_registered_before(by_layout: dict[str, list[Row]]) -> None:
    proxies = {(row["number"], row["proxy"]): report for report, row in by_layout["proxy"]}
    asked = [(report, row) for report, row in by_layout["payee"] if row["applicant"]]
    assert asked
    for report, row in asked:
        assert proxies[row["number"], row["applicant"]].reported_on < report.reported_on
    assert all((row["number"], row["proxy"]) in proxies for _, row in by_layout["end_proxy"])


def test_the_first_month_brings_the_whole_target_population(by_layout: dict[str, list[Row]]) -> None:
    first = [row for report, row in by_layout["register"] if report.reported_on < 20111101]
    assert 0.86 < share(len(first), SIZE) < 0.91
    assert {row["unit"] for row in first} == {unit.code for unit in UNITS}
    assert all(int(row["number"][6:14]) <= 19951001 for row in first)


def test_acts_lie_after_launch_and_not_after_their_list(readable: list[Row]) -> None:
    acts = [(report, row) for report, row in readable if "on" in row]
    assert all(20111001 <= day(row["on"]) <= report.reported_on for report, row in acts)
    spells = [(report, row) for report, row in readable if "from" in row and report.layout != "suspension"]
    assert all(day(row["from"]) <= report.reported_on for report, row in spells)
    assert all(day(row["from"]) < day(row["until"]) for _, row in spells if "until" in row)


def test_nobody_does_anything_after_death(by_layout: dict[str, list[Row]]) -> None:
    death = {row["number"]: day(row["on"]) for _, row in by_layout["death"]}
    for layout in ("enrolment", "contribution", "claim", "life_certificate", "back_payment", "payee"):
        for _, row in by_layout[layout]:
            if row.get("whose", "") == "":
                assert day(row["on"]) < death.get(row["number"], FOREVER), layout


def test_a_quarter_of_the_deaths_is_reported_late(by_layout: dict[str, list[Row]]) -> None:
    late = [day(row["on"]) // 100 != report.reported_on // 100 for report, row in by_layout["death"]]
    assert 0.15 < share(sum(late), len(late)) < 0.35


def test_sexes_ethnic_groups_and_address_codes(by_layout: dict[str, list[Row]]) -> None:
    people = {row["number"]: row for _, row in by_layout["register"] if not is_beside(row["number"])}
    assert 0.47 < share(sum(int(number[16]) % 2 for number in people), SIZE) < 0.55
    assert 0.17 < share(sum(row["ethnic"] == "19" for row in people.values()), SIZE) < 0.23
    assert {row["ethnic"] for row in people.values()} == {"01", "19"}
    codes = Counter(number[:6] for number in people)
    assert set(codes) == {"442222", "460032", "460007", "469007"}
    assert all(number[:6] != "442222" for number in people if number[6:10] >= "1988")


@pytest.mark.parametrize(
    ("category", "low", "high"),
    [
        ("低保", 0.045, 0.09),
        ("重度残疾", 0.008, 0.025),
        ("独生子女", 0.06, 0.12),
        ("优抚对象", 0.004, 0.02),
        ("独生子女伤残死亡家庭", 0.0003, 0.006),
        ("计划生育手术并发症", 0.0002, 0.005),
    ],
)
def test_special_categories(by_layout: dict[str, list[Row]], category: str, low: float, high: float) -> None:
    holders = {row["number"] for _, row in by_layout["category"] if row["category"] == category}
    assert low < share(len(holders), SIZE) < high


def test_an_end_comes_as_the_same_spell_with_its_end(by_layout: dict[str, list[Row]]) -> None:
    for layout, key in (("category", "category"), ("cover", "scheme"), ("residence", "place")):
        seen: dict[tuple[str, str, int], int] = {}
        again = 0
        for _, row in by_layout[layout]:
            spell = (row["number"], row[key], day(row["from"]))
            again += spell in seen
            assert seen.get(spell, FOREVER) == FOREVER
            seen[spell] = day(row["until"])
        assert again


def test_enrolment_rises_and_those_of_sixty_come_first(by_layout: dict[str, list[Row]]) -> None:
    first_on: dict[str, int] = {}
    for _, row in by_layout["enrolment"]:
        first_on.setdefault(row["number"], day(row["on"]))
    assert 0.55 < share(len(first_on), SIZE) < 0.68
    old = [on for number, on in first_on.items() if int(number[6:14]) <= 19511001]
    young = [on for number, on in first_on.items() if 19521001 < int(number[6:14]) < 19911001]
    assert share(sum(on < 20120101 for on in old), len(old)) > 0.7
    assert share(sum(on < 20120101 for on in young), len(young)) < 0.55


def test_seven_in_ten_of_those_who_could_have_enrolled_by_2016(by_layout: dict[str, list[Row]]) -> None:
    enrolled = {row["number"] for _, row in by_layout["enrolment"]}
    shut_out = {row["number"] for _, row in by_layout["cover"] + by_layout["match"] + by_layout["student"]}
    shut_out |= {row["number"] for _, row in by_layout["death"]}
    shut_out |= {
        row["number"] for _, row in by_layout["residence"] if day(row["until"]) > 20111101 and row["until"]
    }
    could = {row["number"] for _, row in by_layout["register"]} - shut_out
    assert 0.65 < share(len(could & enrolled), len(could)) < 0.85


def test_contributions_follow_the_campaigns_and_the_tiers(by_layout: dict[str, list[Row]]) -> None:
    rows = [row for _, row in by_layout["contribution"]]
    months = Counter(day(row["on"]) // 100 % 100 for row in rows if row["year"] > "2012")
    assert sum(months[month] for month in (3, 4, 5, 6)) > 0.55 * months.total()
    assert months[11] + months[12] > months[9] + months[10]
    tiers = Counter(int(row["tier_yuan"]) for row in rows)
    assert set(tiers) == {100, 200, 300, 400, 500, 600, 800, 1000, 1500, 2000}
    assert sum(count for tier, count in tiers.items() if tier <= 500) > 0.8 * tiers.total()


def test_contributions_bring_what_is_due_but_for_a_few(by_layout: dict[str, list[Row]]) -> None:
    rows = [row for _, row in by_layout["contribution"]]
    less = [int(row["tier_yuan"]) - int(row["amount_yuan"]) for row in rows]
    usual = Counter(one for one in less if one in (0, 70, 80, 100))
    assert set(usual) == {0, 70, 80, 100}
    assert 0.0005 < share(sum(one < 0 for one in less), len(rows)) < 0.003
    assert (
        0.001
        < share(
            sum(2 * one >= int(row["tier_yuan"]) > 160 for one, row in zip(less, rows, strict=True)),
            len(rows),
        )
        < 0.006
    )


def test_some_pay_twice_on_one_day_with_another_receipt(by_layout: dict[str, list[Row]]) -> None:
    events = Counter(
        (row["number"], row["year"], row["tier_yuan"], day(row["on"]), row["amount_yuan"])
        for _, row in by_layout["contribution"]
    )
    assert any(times == 2 for times in events.values())


def test_most_heirs_name_an_account_within_two_months_of_the_report(by_layout: dict[str, list[Row]]) -> None:
    reported = {row["number"]: report.reported_on for report, row in by_layout["death"]}
    named = {
        row["number"]: report.reported_on for report, row in by_layout["payee"] if row["whose"] == "继承人"
    }
    declared = {row["number"]: report.reported_on for report, row in by_layout["heirs"]}
    assert not named.keys() & declared.keys() and 0.1 < share(len(declared), len(reported)) < 0.3
    named |= declared
    assert 0.8 < share(len(named), len(reported)) < 0.95
    months = [_months(named[one]) - _months(reported[one]) for one in named]
    assert set(months) == {0, 1, 2}
    heirs = [row for _, row in by_layout["payee"] if row["whose"] == "继承人"]
    assert all(
        re.fullmatch(r"[一-鿿]{2,4}", row["holder"]) and len(row["bank_account"]) == 19 for row in heirs
    )


def test_heirs_have_shares_that_are_whole_and_accounts_of_their_own(by_layout: dict[str, list[Row]]) -> None:
    in_life = {row["number"]: json.loads(row["heirs"]) for _, row in by_layout["beneficiary"]}
    accounts = {(row["number"], row["name"]) for _, row in by_layout["heir_account"]}
    named = 0
    for report, row in by_layout["heirs"]:
        is_named = row["basis"] == "named"
        assert bool(row["heirs"]) != is_named
        heirs = in_life[row["number"]] if is_named else json.loads(row["heirs"])
        assert len({one["name"] for one in heirs}) == len(heirs) <= 3
        if _months(report.reported_on) < LAST:
            assert {(row["number"], one["name"]) for one in heirs} <= accounts
        named += is_named
    assert named


def test_every_transfer_has_an_agency_to_go_to(by_layout: dict[str, list[Row]]) -> None:
    moved = {row["number"] for report, row in by_layout["transfer_out"] if row["take"] == "transfer"}
    named = {row["number"] for _, row in by_layout["payee"] if row["whose"] == "转入地经办机构"}
    last = {row["number"] for report, row in by_layout["transfer_out"] if _months(report.reported_on) == LAST}
    assert named and moved - last <= named <= moved


def test_names_and_telephones_of_some_change(by_layout: dict[str, list[Row]]) -> None:
    before = {row["number"]: row for _, row in by_layout["register"]}
    rows = [row for _, row in by_layout["change_person"]]
    phones = [row for row in rows if row["phone"] not in ("", before[row["number"]]["phone"])]
    names = [row for row in rows if row["name"]]
    assert 0.01 < share(len(phones), SIZE) < 0.04
    assert 0.0005 < share(len(names), SIZE) < 0.005
    assert all(row["name"][0] == before[row["number"]]["name"][0] for row in names)


def _months(as_day: int) -> int:
    return as_day // 10000 * 12 + as_day // 100 % 100 - 1


def test_few_contributions_are_late_or_refused(by_layout: dict[str, list[Row]]) -> None:
    rows = by_layout["contribution"]
    late = [(report, row) for report, row in rows if day(row["on"]) // 100 != report.reported_on // 100]
    assert 0.003 < share(len(late), len(rows)) < 0.012
    crossing = [(report, row) for report, row in late if int(row["year"]) != report.reported_on // 10000]
    assert all(day(row["on"]) // 100 % 100 == 12 for _, row in crossing)
    over_60 = [day(row["on"]) >= int(row["number"][6:14]) + 600000 for _, row in rows]
    twice = len(rows) - len({(row["number"], row["year"]) for _, row in rows})
    assert 0.002 < share(sum(over_60) + twice, len(rows)) < 0.01


def test_receipts_are_never_used_twice(by_layout: dict[str, list[Row]]) -> None:
    receipts = [row["receipt"] for layout in ("contribution", "back_payment") for _, row in by_layout[layout]]
    assert len(set(receipts)) == len(receipts)


def test_nobody_pays_claims_or_leaves_before_enrolling(by_layout: dict[str, list[Row]]) -> None:
    enrolled: dict[str, int] = {}
    for _, row in by_layout["enrolment"]:
        enrolled.setdefault(row["number"], day(row["on"]))
    for layout in ("contribution", "tier", "claim", "back_payment", "withdrawal", "transfer_out", "death"):
        assert all(enrolled[row["number"]] <= day(row["on"]) for _, row in by_layout[layout])


def test_every_layout_occurs(by_layout: dict[str, list[Row]]) -> None:
    assert set(by_layout) == set(LAYOUTS)


def test_some_are_suspended_and_most_of_them_come_later(by_layout: dict[str, list[Row]]) -> None:
    missed = [row for _, row in by_layout["suspension"] if row["reason"] == "life_certificate"]
    assert all(re.fullmatch(r"201[2-7]-\d\d", row["from"]) and not row["until"] for row in missed)
    certified = {(row["number"], day(row["on"]) // 100) for _, row in by_layout["life_certificate"]}
    resumed = [row for row in missed if any(came(row, certified))]
    assert 0.6 < share(len(resumed), len(missed)) < 1


def test_what_is_intended_is_served_on_the_last_day_of_its_month(by_layout: dict[str, list[Row]]) -> None:
    """Offices date the lists of a month on its last day: nothing is served before it was told."""
    assert by_layout["service"]
    for report, row in by_layout["service"]:
        on = day(row["on"])
        assert on == report.reported_on and on % 100 == monthrange(on // 10000, on // 100 % 100)[1]


def came(row: dict[str, str], certified: set[tuple[str, int]]) -> Iterator[bool]:
    year, month = (int(part) for part in row["from"].split("-"))
    for later in range(year * 12 + month, year * 12 + month + 6):
        yield (row["number"], later // 12 * 100 + later % 12 + 1) in certified


def test_few_payments_come_back_and_a_new_account_ends_it(
    city: City, by_layout: dict[str, list[Row]]
) -> None:
    claimed = {row["number"]: day(row["on"]) // 100 for _, row in by_layout["claim"]}
    payments = returned = 0
    for month in range(FIRST + 3, LAST + 1):
        as_day = month // 12 * 100 + month % 12 + 1
        answers = [
            city.returned_payment(month, number) for number, since in claimed.items() if since < as_day
        ]
        payments += len(answers)
        returned += sum(answer is not None for answer in answers)
        assert {"账号错误", "户名不符", "账户注销", None} >= set(answers)
    assert 0.0012 < share(returned, payments) < 0.005
    for _, row in by_layout["payee"]:
        on = day(row["on"]) if row["whose"] == "" else 0
        assert city.returned_payment(on // 10000 * 12 + on // 100 % 100 - 1, row["number"]) is None


def test_names_look_like_names(by_layout: dict[str, list[Row]]) -> None:
    names = [row["name"] for _, row in by_layout["register"]]
    assert all(re.fullmatch(r"[一-鿿]{2,4}", name) for name in names)
    assert len(set(names)) > 0.4 * SIZE
