"""收表 Take a list in: from the register to deaths. Good rows are recorded and booked, each bad row comes back with its reason.

One list is one act and one transaction: killed half-way it has done nothing, sent again it does nothing more, and the corrected
reject file completes it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg

from yanglao.acts import roles
from yanglao.acts.record_rows import Rows, record
from yanglao.acts.register_persons import register
from yanglao.lists import LAYOUTS, FileRefused, RejectFile, Seen, check_file, parse, read_table
from yanglao.store.acting import Act, ActRefused, Area, By, perform
from yanglao.store.people import persons_with
from yanglao.store.secrets import Keys

OF_THE_AGENCY = (roles.CLERK,)
OF_TOWNSHIPS = (roles.CLERK, roles.TOWNSHIP, roles.ASSISTANT)
WHO = {
    "residence": (roles.CERTIFIER,),
    "category": (roles.CERTIFIER,),
    "student": (roles.CERTIFIER,),
    "cover": (roles.CERTIFIER,),
    "birth_correction": (roles.CERTIFIER,),
    "death": (*OF_TOWNSHIPS, roles.CERTIFIER),
    "contribution": OF_TOWNSHIPS,
    "tier": OF_TOWNSHIPS,
    "register": OF_TOWNSHIPS,
    "life_certificate": OF_TOWNSHIPS,
}


def take_list(
    connection: psycopg.Connection,
    area: Area,
    keys: Keys,
    *,
    layout: str,
    path: Path,
    rejects: Path,
    by: By,
    progress: Callable[[int], object] | None = None,
) -> dict[str, Any]:
    """Record the list in `path`; returns how many rows were read, recorded, unchanged and rejected (those are in `rejects`).

    Refused: the codes of `FileRefused` for a file that is no such list, no_such_layout.
    """
    if layout not in LAYOUTS:
        raise ActRefused(
            "no_such_layout",
            f"没有这种名册:{layout}。可用:{'、'.join(LAYOUTS)}。",
            f"No such list: {layout}; there are {', '.join(LAYOUTS)}.",
        )

    def work(act: Act) -> dict[str, Any]:
        return _take(act, keys, layout, path, rejects, progress)

    try:
        return perform(
            connection,
            area,
            by,
            kind="take_list",
            content=_print_of(path) + layout.encode(),
            roles=WHO.get(layout, OF_THE_AGENCY),
            work=work,
        )
    except FileRefused as fault:
        raise ActRefused(fault.code, fault.sentence_zh, fault.sentence_en) from fault


def _print_of(path: Path) -> bytes:
    """A fingerprint of the file, which is refused here when it is none."""
    check_file(path)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _take(
    act: Act, keys: Keys, layout: str, path: Path, rejects: Path, progress: Callable[[int], object] | None
) -> dict[str, Any]:
    seen = Seen()
    counts = {"read": 0, "recorded": 0, "unchanged": 0, "rejected": 0}
    with RejectFile(rejects) as reject_file:
        for chunk in read_table(path, LAYOUTS[layout]):
            reject_file.take(chunk)
            parsed = parse(chunk, seen=seen)
            reject_file.add_problems(parsed.problems)
            persons = persons_with(act.connection, act.area, keys, list(map(str, parsed.columns["number"])))
            rows = Rows(layout, parsed.rows, persons, parsed.columns)
            done = register(act, keys, rows) if layout == "register" else record(act, keys, rows)
            for position, column, code, zh, en in done.refused:
                reject_file.add(int(parsed.rows[position]), column, code, zh, en)
            counts["read"] += len(chunk.rows)
            counts["recorded"] += done.recorded
            counts["unchanged"] += done.unchanged + len(parsed.repeated)
            if progress is not None:
                progress(counts["read"])
    counts["rejected"] = reject_file.count
    written = reject_file.written
    return {"layout": layout, "file": path.name, **counts, "rejects": written.name if written else None}
