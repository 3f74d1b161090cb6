"""入户调查 What households say: noted beside the register, no fact of anybody's life. It tells who could join and whom to call on."""

from __future__ import annotations

from yanglao.acts import roles
from yanglao.acts.describing import Description
from yanglao.acts.records.refusals import refusal
from yanglao.acts.records.rows import Done, Rows, Taking
from yanglao.lists import EMPTY
from yanglao.lists.bureau_layouts import SURVEY
from yanglao.store.people import units_of
from yanglao.store.surveys import Asked, add_survey, last_said


def survey(taking: Taking, rows: Rows) -> Done:
    """Note the rows that say something new; one older than what is known says nothing. Refused: unknown_unit, date_in_future."""
    act = taking.act
    units = units_of(act.connection, act.area)
    known = last_said(act, rows.columns["number"])
    done, new = Done([]), []
    for i, number in enumerate(rows.columns["number"]):
        code = _fault(rows, i, units, act.by.on)
        if code:
            done.refused.append(refusal(i, code))
            continue
        said = _said(rows, i, units[rows.columns["unit"][i]])
        before = known.get(number)
        if before is None or (said.asked_on >= before.asked_on and said != before):
            new.append((number, said))
    add_survey(act, new)
    done.recorded = len(new)
    done.unchanged = len(rows.persons) - len(new) - len(done.refused)
    return done


def _fault(rows: Rows, i: int, units: dict[str, int], on: int) -> str:
    if rows.columns["unit"][i] not in units:
        return "unknown_unit"
    return "date_in_future" if max(rows.columns[name][i] for name in ("on", "from")) > on else ""


def _said(rows: Rows, i: int, unit: int) -> Asked:
    columns = rows.columns
    return Asked(
        columns["name"][i],
        unit,
        SURVEY.field("household").choice(int(columns["household"][i])),
        int(columns["from"][i]),
        bool(columns["student"][i]),
        _chosen("scheme", int(columns["scheme"][i])),
        bool(columns["drawing"][i]),
        _chosen("gone", int(columns["gone"][i])),
        int(columns["on"][i]),
    )


def _chosen(name: str, place: int) -> str:
    return "" if place == EMPTY else SURVEY.field(name).choice(place)


SURVEY_ACT = Description(
    asks=SURVEY,
    clause="十二",
    who=(roles.CLERK, roles.TOWNSHIP, roles.ASSISTANT),
    takes=survey,
    refuses=("unknown_unit", "date_in_future"),
)
