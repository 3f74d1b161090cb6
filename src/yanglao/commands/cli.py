"""`yanglao`: the one command. Whatever happens under it ends in a sentence and an exit status (`faults.py`)."""

from __future__ import annotations

import sys

from yanglao.commands.language import SWITCH, said


def main() -> None:
    """Entry point of the installed command."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run a command line and return its exit status; `--english` may stand anywhere in it."""
    try:
        from yanglao.commands.running import exit_status

        return exit_status([one for one in arguments if one != SWITCH])
    except KeyboardInterrupt:
        print(said("已中断。", "Interrupted."), file=sys.stderr)
        return 130
