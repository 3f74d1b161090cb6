"""转移申请 A person asks to take the relation elsewhere, or to bring one here: a file is opened, and checked where schemes change."""

from __future__ import annotations

from yanglao.acts.records.rows import Done, Refused, Rows, Taking
from yanglao.acts.transfer.course import SWITCHES, is_under_way
from yanglao.acts.transfer.walking import Row, Said, found_files, walk
from yanglao.lists.transfer_layouts import APPLICATION, CHECK
from yanglao.store.transfers import CHECKED, File, NewStep, add_file


def apply(taking: Taking, rows: Rows) -> Done:
    """Open a file for every row. Refused: unknown_person, date_in_future, scheme_needed, file_open."""
    files, done = found_files(taking, rows), Done([])
    for position in range(len(rows.persons)):
        row = Row(taking, APPLICATION, rows, position)
        asked = _asked(row)
        mine = files.of[row.person]
        if isinstance(asked, Refused):
            done.refused.append(asked)
        elif any(_is_the_same(one, asked) for one in mine):
            done.unchanged += 1
        elif any(is_under_way(one) for one in mine):
            done.refused.append(row.refused("file_open"))
        else:
            mine.append(asked)
            add_file(taking.act, asked)
            done.recorded += 1
    return done


def _asked(row: Row) -> File | Refused:
    if row.fault is not None:
        return row.fault
    kind, scheme = row.value("kind"), row.value("scheme") or ""
    if bool(scheme) != (kind in SWITCHES):
        return row.refused("scheme_needed")
    return File(
        0, row.person, kind, scheme, row.value("place"), row.value("agency"), row.day, row.taking.act.by.actor
    )


def _is_the_same(one: File, asked: File) -> bool:
    return (one.kind, one.scheme, one.place, one.agency, one.on) == (
        asked.kind,
        asked.scheme,
        asked.place,
        asked.agency,
        asked.on,
    )


def check(taking: Taking, rows: Rows) -> Done:
    """Applications for a switch are checked by somebody else. Refused: as `walk`, by_who_applied."""

    def say(row: Row, file: File) -> Said:
        if file.actor == taking.act.by.actor:
            return row.refused("by_who_applied")
        return NewStep(file.id, CHECKED, row.day)

    return walk(taking, CHECK, rows, step=CHECKED, say=say)
