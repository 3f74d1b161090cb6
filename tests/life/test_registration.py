"""户籍年限 How far back a registration goes that counts for a pension: five years on 10 October 2012."""

from __future__ import annotations

import pytest

from yanglao.casefile.assessing import assess
from yanglao.casefile.reading import read_case

HERE, PROVINCE, ELSEWHERE = "469007", "460100", "440100"
CITY_BEFORE, NEXT_CITY, NEXT_PROVINCE = "469006", "469008", "470000"  # codes on the borders of ours
CITIZEN, FARMER = "non_agricultural", "agricultural"
Home = tuple[str, str | None, str, str, bool]  # from, until, place, household, converted
NOW: Home = ("2009-01-01", None, HERE, CITIZEN, True)
UNCONVERTED: Home = ("2009-01-01", None, HERE, CITIZEN, False)


def reason(*homes: Home) -> str | None:
    """Why the claim of somebody past 60 at the launch is refused, who lived so."""
    names = ("from", "until", "place", "household", "converted")
    facts = [{"kind": "residence", **dict(zip(names, home, strict=True))} for home in homes]
    facts += [{"kind": "enrolment", "on": "2011-11-02"}, {"kind": "claim", "on": "2012-10-10"}]
    case = {"plan": "dongfang-2011", "person": {"born": "1949-04-20"}, "facts": facts, "through": "2012-12"}
    (answer,) = assess([read_case(case)])
    refused: str | None = answer["decisions"][-1]["reason"]
    return refused


@pytest.mark.parametrize(
    ("homes", "refused"),
    [
        ([("2007-10-10", None, HERE, CITIZEN, False)], None),
        ([("2007-10-11", None, HERE, CITIZEN, False)], "residence_short"),
        ([("2007-10-10", None, NEXT_CITY, CITIZEN, False)], "not_enrolled"),
        ([("2007-10-10", None, CITY_BEFORE, CITIZEN, False)], "not_enrolled"),
        ([("2000-01-01", "2009-01-01", HERE, CITIZEN, False), UNCONVERTED], None),
        ([("2000-01-01", "2008-12-31", HERE, CITIZEN, False), UNCONVERTED], "residence_short"),
        ([("2000-01-01", "2009-01-01", HERE, FARMER, False), UNCONVERTED], "residence_short"),
        ([("2000-01-01", "2009-01-01", HERE, FARMER, False), NOW], None),
        ([("2000-01-01", "2009-01-01", PROVINCE, FARMER, False), NOW], None),
        ([("2000-01-01", "2009-01-01", PROVINCE, CITIZEN, False), NOW], None),
        ([("2000-01-01", "2009-01-01", PROVINCE, FARMER, False), UNCONVERTED], "residence_short"),
        ([("2000-01-01", "2008-12-31", PROVINCE, FARMER, False), NOW], "residence_short"),
        ([("2000-01-01", "2009-01-01", ELSEWHERE, FARMER, False), NOW], "residence_short"),
        ([("2000-01-01", "2009-01-01", NEXT_PROVINCE, FARMER, False), NOW], "residence_short"),
        (
            [
                ("2000-01-01", "2004-01-01", PROVINCE, FARMER, False),
                ("2004-01-01", "2009-01-01", HERE, FARMER, False),
                NOW,
            ],
            None,
        ),
    ],
)
def test_years_that_count(homes: list[Home], refused: str | None) -> None:
    """Conversion counts years as a farmer here, and any in the province; a day between two registrations breaks them. Who is not
    registered here cannot enrol."""
    assert reason(*homes) == refused
    assert reason(*reversed(homes)) == refused
