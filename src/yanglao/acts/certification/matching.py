"""参保数据比对 A list of another scheme's members and pensioners is gone through (七1): whoever is ours is noted as covered there, and
that it was gone through is noted too, so that a payment can ask how long ago that was. A list of deaths is gone through in the same way. Strangers
are passed over."""

from __future__ import annotations

from collections import Counter
from functools import partial

import numpy as np

from yanglao.acts import roles
from yanglao.acts.about import persons_of
from yanglao.acts.describing import Agreement, Description, Step
from yanglao.acts.records.proposing import ended_or_back_dated, record_agreed
from yanglao.acts.records.recording import record
from yanglao.acts.records.rows import Done, Rows, Taking
from yanglao.acts.records.showing import shown_rows
from yanglao.kernel.columns import Ints
from yanglao.lists.bureau_layouts import MATCH, MATCH_DEATHS
from yanglao.lists.layouts import SCHEMES
from yanglao.store.matchings import add_matching
from yanglao.store.proposals import AGREED

DEATHS = "deaths"
"""As what a list of deaths is noted."""


def match(taking: Taking, rows: Rows) -> Done:
    """Certify that those of ours are covered there. Refused: overlapping."""
    schemes = rows.columns["scheme"]
    for place in Counter(schemes.tolist()):
        _count(taking, SCHEMES[place][0], rows.persons[schemes == place])
    return _record_ours(taking, rows, "cover")


def match_deaths(taking: Taking, rows: Rows) -> Done:
    """Record the deaths of those of ours. Refused: as a death reported by a township."""
    _count(taking, DEATHS, rows.persons)
    return _record_ours(taking, rows, "death")


def _count(taking: Taking, scheme: str, persons: Ints) -> None:
    """Rows of a scheme gone through, and how many of them are ours."""
    rows, ours = taking.matched.get(scheme, (0, 0))
    taking.matched[scheme] = (rows + len(persons), ours + int((persons > 0).sum()))


def _record_ours(taking: Taking, rows: Rows, layout: str) -> Done:
    """What is recorded of ours; strangers are passed over."""
    ours = np.flatnonzero(rows.persons > 0)
    chosen = rows.take(ours)
    done = record(taking, Rows(layout, chosen.persons, chosen.columns))
    done.refused = [one._replace(position=int(ours[one.position])) for one in done.refused]
    done.unchanged += len(rows.persons) - len(ours)
    return done


def note_matchings(taking: Taking) -> None:
    """What was gone through, a scheme a row."""
    for scheme, (count, ours) in sorted(taking.matched.items()):
        add_matching(taking.act, scheme, rows=count, ours=ours)


MATCH_ACT = Description(
    asks=MATCH,
    clause="七1",
    who=(roles.CERTIFIER,),
    takes=match,
    through=note_matchings,
    agreement=Agreement(
        {AGREED: Step((roles.CERTIFIER,))},
        (roles.CERTIFIER,),
        record_agreed,
        shown=partial(shown_rows, "cover"),
        about=persons_of,
        needed=ended_or_back_dated,
    ),
    refuses=("overlapping",),
)

MATCH_DEATHS_ACT = Description(
    asks=MATCH_DEATHS,
    clause="五(二)",
    serves=("九(二)", "十"),
    who=(roles.CERTIFIER,),
    takes=match_deaths,
    through=note_matchings,
    refuses=("date_in_future",),
)
"""死亡信息比对 The list of public security or of civil affairs, so that nobody is paid who has died (内控 4)."""
