"""A database seen by its owner, and whether its door stays shut."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from yanglao.commands.office import office_at
from yanglao.site.addresses import APPLICATION_ROLE
from yanglao.site.postgres import with_user
from yanglao.site.refusal import InstallationRefused


def rows(url: str, question: str) -> list[tuple]:
    with psycopg.connect(url, autocommit=True) as owner:
        return owner.execute(question).fetchall()


def do(url: str, statements: str) -> None:
    """What somebody with the owner's rights does behind the application's back."""
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute(statements)


def refusal(url: str, data: Path) -> str:
    """The code under which the door stays shut."""
    with pytest.raises(InstallationRefused) as refused, office_at(with_user(url, APPLICATION_ROLE), data):
        pass
    return refused.value.code
