"""`yanglao`: the one command, with everything under it. Commands that need no database start without one."""

from __future__ import annotations

import typer

from yanglao.commands import assess, desk, ledger, plan, serve
from yanglao.commands.demo import command

app = typer.Typer(
    name="yanglao",
    help="养老: 城乡居民养老保险信息系统 / residents' pension scheme",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("assess")(assess.assess)
app.add_typer(plan.app, name="plan")
app.add_typer(ledger.app, name="ledger")
app.add_typer(desk.payroll_app, name="payroll")
app.command("import")(desk.import_list)
app.command("close-month")(desk.close_month)
app.command("set-parameter")(desk.set_parameter)
app.command("demo")(command.demo)
app.command("serve")(serve.serve)


def main() -> None:
    """Entry point of the installed command."""
    app()
