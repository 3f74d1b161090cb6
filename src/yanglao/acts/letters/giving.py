"""查询码 A code for one resident, printed on a letter and handed over at the counter; told once, kept only as what it is known by."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.acts.about import do_about
from yanglao.acts.describing import Answer, Description, Values
from yanglao.kernel.months import day_text, days_after
from yanglao.lists import Field, Layout
from yanglao.store.acting import Act, ActRefused, Agency, By
from yanglao.store.facts import have_died
from yanglao.store.residents import add_letter_code, new_letter_code

HOLDS_DAYS = 30
"""So long a code waits for its first use."""


def give_letter_code(agency: Agency, values: Values, by: By) -> Answer:
    """Make a code for a person who is alive. Refused: unknown_person, not_your_unit, own_record, person_died."""
    return do_about(agency, LETTER_CODE, values, by=by, work=_give)


def _give(act: Act, person: int, values: Values) -> Answer:
    if have_died(act.connection, act.area, [person], by=act.by.on):
        raise ActRefused(
            "person_died",
            "此人已登记死亡,不再发查询码。",
            "This person is recorded as dead; no code is given.",
        )
    until = days_after(act.by.on, HOLDS_DAYS)
    code = new_letter_code()
    add_letter_code(act, person, code, until=until)
    act.once["letter_code"] = code
    return {"person": person, "until": day_text(until)}


LETTER_CODE = Description(
    asks=Layout(
        "letter_code",
        "查询码函",
        "letter with a code",
        (Field("number", "number", ("身份证号码",), private=True),),
    ),
    clause="十三",
    who=(roles.CLERK, roles.TOWNSHIP),
    does=give_letter_code,
    refuses=("unknown_person", "not_your_unit", "own_record", "person_died"),
    makes=("查询码函",),
)
