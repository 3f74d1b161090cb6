"""导入 Taking lists in: files become typed columns of good rows, and a file of the bad ones to correct.

    seen = Seen()
    with RejectFile(rejects_path) as rejects:
        for chunk in read_table(path, LAYOUTS["contribution"]):
            rejects.take(chunk)
            parsed = parse(chunk, seen=seen)
            rejects.add_problems(parsed.problems)
            ...  # the act; its refusals go to rejects.add(row, column, code, zh, en)

Nothing here touches a database.
"""

from yanglao.lists.given_files import check_file
from yanglao.lists.given_values import Given, given_rows
from yanglao.lists.layouts import EMPTY, REPORTED, Field, Layout
from yanglao.lists.parsing import Parsed, Problem, parse
from yanglao.lists.reading import Chunk, read_table
from yanglao.lists.rejects import RejectFile
from yanglao.lists.repeats import Seen
from yanglao.lists.sentences import FileRefused
from yanglao.lists.takeover_layouts import CORRECTED

LAYOUTS: dict[str, Layout] = {layout.key: layout for layout in (*REPORTED, *CORRECTED)}
"""The forms of facts: those by which they are reported, and those of what was taken over, by which it is corrected."""

__all__ = [
    "EMPTY",
    "LAYOUTS",
    "Chunk",
    "Field",
    "FileRefused",
    "Given",
    "Layout",
    "Parsed",
    "Problem",
    "RejectFile",
    "Seen",
    "check_file",
    "given_rows",
    "parse",
    "read_table",
]
