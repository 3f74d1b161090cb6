"""凭件登记 What ends the course of a file here, a transfer in or out, is recorded only over the file: rows without one that is ready
come back, the others go the way of every list of facts."""

from __future__ import annotations

from collections.abc import Callable

from yanglao.acts.records.recording import record
from yanglao.acts.records.rows import Done, Refused, Rows, Taking
from yanglao.acts.transfer.walking import Row, file_for, found_files, last_day_before
from yanglao.kernel.columns import ints
from yanglao.kernel.months import day_text
from yanglao.lists import LAYOUTS
from yanglao.store.transfers import LEFT, RIGHTS, File

Judge = Callable[[Row, File], Refused | None]


def record_over_files(
    taking: Taking,
    rows: Rows,
    step: str,
    *,
    judge: Judge,
    filled: Callable[[Rows, list[File]], Rows] | None = None,
    needs_file: Callable[[Row], bool] | None = None,
) -> Done:
    """Record the rows whose file is ready for `step`. filled: the rows with what their files say; needs_file: which rows need one at
    all (None: every row)."""
    files, refused, good = found_files(taking, rows), [], []
    for position in range(len(rows.persons)):
        row = Row(taking, LAYOUTS[rows.layout], rows, position)
        found = (
            _over(row, files.of[row.person], step, judge) if needs_file is None or needs_file(row) else None
        )
        if isinstance(found, Refused):
            refused.append(found)
        else:
            good.append((position, found))
        if isinstance(found, File):
            files.of[row.person] = [one for one in files.of[row.person] if one is not found]
    at = ints([position for position, _ in good])
    chosen = rows.take(at)
    over = [one for _, one in good if one is not None]
    done = record(taking, chosen if filled is None else filled(chosen, over))
    done.refused = sorted([*refused, *(one._replace(position=int(at[one.position])) for one in done.refused)])
    return done


def _over(row: Row, mine: list[File], step: str, judge: Judge) -> File | Refused:
    """The file over which a row is recorded, or over which it was."""
    if row.person:
        for one in mine:
            done = one.last(RIGHTS, LEFT)
            if done is not None and (done.step, done.on) == (step, row.day):
                return judge(row, one) or one
    file = file_for(row, mine, step)
    if isinstance(file, Refused):
        return file
    since = last_day_before(file, step)
    if row.day < since:
        return row.refused("date_before_step", day=day_text(since))
    fault = judge(row, file)
    return file if fault is None else fault
