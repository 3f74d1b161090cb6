"""./bench measures what the application does by its own acts: a small fund is paid, and the table printed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_small_payroll_is_measured() -> None:
    """Goals speak of a million people only; that few miss one is no fault."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--people", "50", "--only", "payroll"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    assert "durable payroll of 50" in done.stdout
    assert "bare COPY" in done.stdout
