"""试办 Something is tried in a city that lives, and undone again: what it answers, and every row that it writes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import psycopg
from installation import Installation

from yanglao.commands import acting
from yanglao.commands.office import Office, keys_path
from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.store.acting import ActRefused, Agency
from yanglao.store.secrets import Keys, load_keys

TABLES = (
    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition"
    " AND relname NOT IN ('session_use', 'resident_session_use') ORDER BY relname"
)
"""All but those that tell when somebody was last there: they follow the clock, whatever is done."""
ROWS = "SELECT '{0}', to_jsonb(t) FROM {0} t WHERE xmin::text::bigint >= %(since)s"
COUNT = "SELECT '{0}', to_jsonb(count(*)) FROM {0}"
SEQUENCES = "SELECT sequencename::text, last_value FROM pg_sequences WHERE schemaname = 'public'"
SET_BACK = "SELECT setval(%s::regclass, coalesce(%s::bigint, 1), %s::bigint IS NOT NULL)"
OF_THE_WAY = {"act": ("content",), "letter_code": ("verifier",), "act_outcome": ("outcome", "chain", "seals")}
"""What tells of the way in which something was asked, or seals that, or is drawn by lot."""


class Sessions(Mapping[str, str]):
    """login -> token, of everybody who has signed in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __getitem__(self, login: str) -> str:
        return str(json.loads((self.folder / login).read_text(encoding="utf-8"))["token"])

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class Undoing:
    """A city in which things are tried with the application's rights; nothing of them stays, numbers are not even used up."""

    def __init__(self, made: Installation) -> None:
        self.made = made
        self.keys = load_keys(keys_path(made.data))
        self.owner = psycopg.connect(made.url, autocommit=True)
        tables = [name for (name,) in self.owner.execute(TABLES).fetchall()]
        self.look = " UNION ALL ".join(query.format(name) for name in tables for query in (ROWS, COUNT))

    @property
    def agency(self) -> Agency:
        office = Office(self.owner, self.keys, self.made.data)
        return office.agency(sessions=Sessions(self.made.data))

    @contextmanager
    def trying(self) -> Iterator[None]:
        before = self.owner.execute(SEQUENCES).fetchall()
        try:
            with self.undone(), mock.patch.object(acting, "open_office", self._office):
                self.owner.execute(f"SET LOCAL ROLE {APPLICATION_ROLE}")
                yield
        finally:
            with self.owner.cursor() as cursor:
                cursor.executemany(SET_BACK, [(name, last, last) for name, last in before])

    def undone(self) -> Any:
        return self.owner.transaction(force_rollback=True)

    @contextmanager
    def _office(self) -> Iterator[Office]:
        yield Office(self.owner, self.keys, self.made.data)

    def arranged(self, statement: str, *values: object) -> None:
        """Something is otherwise than it is, for this try."""
        self.owner.execute("RESET ROLE")
        self.owner.execute("SET LOCAL session_replication_role = replica")
        assert self.owner.execute(statement, values).rowcount > 0, statement
        self.owner.execute("SET LOCAL session_replication_role = origin")
        self.owner.execute(f"SET LOCAL ROLE {APPLICATION_ROLE}")

    def codes(self, attempt: Callable[[Agency], Mapping[str, Any]]) -> set[str]:
        """How an attempt is refused, as a whole or by its rows; empty where it is not."""
        with self.undone():
            try:
                answer = attempt(self.agency)
            except ActRefused as refused:
                return {refused.code}
            return {one["code"] for one in answer.get("refused", ())}

    def written(self) -> dict[str, list[str]]:
        """Table -> the rows that were written since the try began, without what differs each time; and how many it has now."""
        self.owner.execute("SET CONSTRAINTS ALL IMMEDIATE")
        self.owner.execute("RESET ROLE")
        since = self.owner.execute("SELECT pg_current_xact_id()::text::bigint").fetchone()
        assert since is not None
        found: dict[str, list[str]] = {}
        for table, row in self.owner.execute(self.look, {"since": since[0]}):
            found.setdefault(table, []).append(self._told(table, row))
        return {table: sorted(rows) for table, rows in found.items()}

    def _told(self, table: str, row: Any) -> str:
        dropped = OF_THE_WAY.get(table, ())
        kept = (
            {name: one for name, one in row.items() if name not in dropped} if isinstance(row, dict) else row
        )
        return json.dumps(plain(kept, self.keys), sort_keys=True, ensure_ascii=False)


def plain(told: Any, keys: Keys) -> Any:
    """With sealed numbers opened, and without clock times."""
    if isinstance(told, list):
        return [plain(one, keys) for one in told]
    if not isinstance(told, dict):
        return told
    kept = {name: one for name, one in told.items() if not name.endswith("_at")}
    return {
        name: keys.opened(bytes.fromhex(one.removeprefix("\\x")))
        if name.endswith("_sealed") and one
        else plain(one, keys)
        for name, one in kept.items()
    }
