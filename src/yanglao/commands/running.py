"""Running a command line: what went wrong is told in words on standard error, and by the exit status."""

from __future__ import annotations

import logging
import sys
from functools import cache
from typing import Any

from typer.main import get_command

from yanglao.commands.faults import INTERRUPTED, told
from yanglao.commands.tree import app
from yanglao.commands.usage import usage_text


def exit_status(arguments: list[str]) -> int:
    """The exit status of a command line that has been run."""
    logging.getLogger("psycopg").setLevel(
        logging.ERROR
    )  # its remarks on connections that go away are told in words here
    try:
        status = _commands()(args=arguments, prog_name="yanglao", standalone_mode=False)
    except Exception as fault:
        return _complain(fault)
    if status == INTERRUPTED:  # how typer hands a Ctrl-C on
        raise KeyboardInterrupt
    return int(status or 0)


@cache
def _commands() -> Any:
    """Every command, laid out once."""
    return get_command(app)


def _complain(fault: Exception) -> int:
    if (usage := usage_text(fault)) is not None:
        print(usage, end="", file=sys.stderr)
        return int(getattr(fault, "exit_code", 2))
    sentence = told(fault)
    if sentence is None:
        raise fault
    print(sentence.text(), file=sys.stderr)
    return sentence.status
