"""催办与终止 The other agency is asked for what it is late with; a file ends that comes to nothing."""

from __future__ import annotations

from collections.abc import Callable

from yanglao.acts.records.rows import Done, Refused, Rows, Taking
from yanglao.acts.transfer.course import THEM, recorded
from yanglao.acts.transfer.standing import standings
from yanglao.acts.transfer.walking import Row, Said, found_files
from yanglao.lists import Layout
from yanglao.lists.transfer_layouts import END, REMINDER
from yanglao.store.transfers import CONFIRMED, ENDED, REMINDED, File, NewStep, add_steps, cancelled

Say = Callable[[Row, list[File]], Said]


def remind(taking: Taking, rows: Rows) -> Done:
    """转移催办 Ask again for a letter, the money, the information sheet or the confirmation. Refused: unknown_person,
    date_in_future, nothing_late."""
    return _noted(taking, REMINDER, rows, _reminded)


def _reminded(row: Row, mine: list[File]) -> Said:
    act = row.taking.act
    found = standings(act.connection, act.area, mine)
    for file in mine:
        stage, due = found[file.id].stage, found[file.id].due
        if stage is not None and stage.turn == THEM and due is not None and due.day < row.day:
            return NewStep(file.id, REMINDED, row.day, row.document, content={"for": stage.step})
    return row.refused("nothing_late")


def end(taking: Taking, rows: Rows) -> Done:
    """终止转移 A file ends without anything that holds: withdrawn, refused, or what was recorded has been cancelled. Money that has
    come in for it goes back by a refund. Refused: unknown_person, date_in_future, no_file, rights_stand."""
    return _noted(taking, END, rows, _ended)


def _ended(row: Row, mine: list[File]) -> Said:
    running = [one for one in mine if not one.has(ENDED, CONFIRMED)]
    gone = cancelled(
        row.taking.act.connection, [fact for one in running if (fact := recorded(one)) is not None]
    )
    for file in reversed(running):
        if recorded(file) is None or recorded(file) in gone:
            content = {"why": row.value("why"), "reason": row.value("reason")}
            return NewStep(file.id, ENDED, row.day, content=content)
    return row.refused("rights_stand" if running else "no_file")


def _noted(taking: Taking, form: Layout, rows: Rows, say: Say) -> Done:
    """Steps beside the course of a file."""
    files, done = found_files(taking, rows), Done([])
    for position in range(len(rows.persons)):
        row = Row(taking, form, rows, position)
        said = row.fault or say(row, files.of[row.person])
        if isinstance(said, Refused):
            done.refused.append(said)
        else:
            files.add(row.person, said)
            done.recorded += 1
    add_steps(taking.act, files.added)
    return done
