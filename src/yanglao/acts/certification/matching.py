"""参保数据比对 A list of another scheme's members and pensioners is gone through (七1): whoever is ours is noted as covered there, and
that it was gone through is noted too, so that a payment can ask how long ago that was. Strangers are passed over."""

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
from yanglao.lists.bureau_layouts import MATCH
from yanglao.lists.layouts import SCHEMES
from yanglao.store.matchings import add_matching
from yanglao.store.proposals import AGREED


def match(taking: Taking, rows: Rows) -> Done:
    """Certify that those of ours are covered there. Refused: overlapping."""
    ours = np.flatnonzero(rows.persons > 0)
    schemes = rows.columns["scheme"]
    for place, count in Counter(schemes.tolist()).items():
        before = taking.matched.get(SCHEMES[place][0], (0, 0))
        known = int((schemes[ours] == place).sum())
        taking.matched[SCHEMES[place][0]] = (before[0] + count, before[1] + known)
    chosen = rows.take(ours)
    done = record(taking, Rows("cover", chosen.persons, chosen.columns))
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
