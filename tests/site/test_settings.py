"""Django's settings as a process of its own finds them: the reader's address, a secret for the owner alone."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import json
from yanglao.site import settings
print(json.dumps({"databases": settings.DATABASES, "debug": settings.DEBUG, "secret": settings.SECRET_KEY}))
"""


def found(data: Path, **named: str) -> dict:
    """What the settings hold in a process with this data folder and these variables."""
    own = {
        name: value for name, value in os.environ.items() if not name.startswith(("YANGLAO_", "DATABASE_"))
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**own, "YANGLAO_DATA": str(data), **named},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_the_pages_come_in_as_the_reader_and_only_read(tmp_path: Path) -> None:
    default = found(tmp_path, DATABASE_URL="postgresql://fund:secret@db.example/pensions")["databases"][
        "default"
    ]
    assert (default["USER"], default["PASSWORD"], default["HOST"]) == ("yanglao_reader", "", "db.example")
    assert "default_transaction_read_only=on" in default["OPTIONS"]["options"]


def test_the_secret_is_the_owners_and_stays(tmp_path: Path) -> None:
    first, again = found(tmp_path), found(tmp_path)
    assert first["secret"] == again["secret"] and len(first["secret"]) >= 50
    assert stat.S_IMODE((tmp_path / "django.key").stat().st_mode) == 0o600
    assert found(tmp_path, YANGLAO_SECRET_KEY="x" * 60)["secret"] == "x" * 60
    assert not first["debug"]


def test_settings_alone_start_no_server(tmp_path: Path) -> None:
    assert found(tmp_path)["databases"] == {}
    assert [path.name for path in tmp_path.iterdir()] == ["django.key"]
