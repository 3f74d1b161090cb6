"""./bench measures what the application does by its own acts: a small fund is paid, and the table printed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_small_payroll_is_measured(tmp_path: Path) -> None:
    """Goals speak of a million people only; that few miss one is no fault."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "benchmarks",
            "--people",
            "50",
            "--only",
            "payroll",
            "--json",
            str(tmp_path / "figures.json"),
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    assert "durable payroll of 50" in done.stdout
    assert "bare COPY" in done.stdout
    told = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert told["people"] == 50 and any("durable payroll" in one["what"] for one in told["figures"])


def test_pages_are_told_each_by_itself() -> None:
    """The 95th percentile of each page stands beside that of all of them, in words and in numbers."""
    from benchmarks.pages import Took, _figures

    quick = [Took("clerk", "/staff", float(ms)) for ms in range(1, 41)]
    slow = [Took("township", "/staff/unit", 400.0)] * 2
    mixed, *each, slowest, payrolls = _figures([*quick, *slow], [7])
    assert [(one.what, one.numbers["p95_ms"], one.met) for one in each] == [
        ("clerk /staff", 39.0, True),
        ("township /staff/unit", 400.0, False),
    ]
    assert (mixed.what, mixed.numbers["requests"], mixed.met) == ("42 mixed pages", 42, True)
    assert slowest.figure == "400 ms" and payrolls.figure == "7"
