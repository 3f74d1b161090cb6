"""`yanglao migrate`: set the database up, or bring it to the tables of this version. The only command that comes in as its owner."""

from __future__ import annotations

import typer

from yanglao.commands.language import said
from yanglao.commands.office import keys_path
from yanglao.site.addresses import owner_url
from yanglao.site.paths import data_dir
from yanglao.store import migrating


def migrate() -> None:
    migrating.migrate(owner_url(), keys_path(data_dir()))
    typer.echo(said("数据库已就绪。", "The database is ready."))
