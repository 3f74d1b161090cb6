"""An office on a real database: the tables set up, keys, one area with its staff."""

from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from yanglao.commands.office import Office
from yanglao.store.connection import connect
from yanglao.store.entries import install_views
from yanglao.store.secrets import load_keys


@pytest.fixture(scope="module")
def office(
    fresh_database: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
):
    """An empty office of this test module, connected with the application's rights."""
    url = fresh_database(request.module.__name__.rsplit(".", 1)[-1])
    data = tmp_path_factory.mktemp("data")
    _apply_tables(url)
    connection = connect(url)
    yield Office(connection, load_keys(data / "keys"), data)
    connection.close()


def _apply_tables(url: str) -> None:
    """The migration's SQL, in its order, on an empty database."""
    from yanglao.store import facts

    folder = Path(facts.__file__).parent / "sql"
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        for path in sorted(folder.glob("*.sql")):
            owner.execute(path.read_text(encoding="utf-8"))
        install_views(owner)
