"""A command line that cannot be read, in the language of the person who typed it."""

from __future__ import annotations

from typing import Any

import typer

from yanglao.commands.language import is_english, said

USAGE_ERRORS: tuple[type[Exception], ...] = typer.BadParameter.__mro__[
    1:3
]  # of click, or of typer's own copy of it


def usage_text(fault: Exception) -> str | None:
    """What is wrong with the line, and where its help is; None when the fault is another."""
    if not isinstance(fault, USAGE_ERRORS):
        return None
    if type(fault).__name__ == "NoArgsIsHelpError":
        return str(fault)  # rich has printed the help already
    return f"{_sentence(fault)}\n{_help_hint(fault)}\n"


def _sentence(fault: Any) -> str:
    if is_english():
        return str(fault.format_message())
    match type(fault).__name__:
        case "MissingParameter":
            return f"缺少 {_name(fault)}。"
        case "NoSuchOption":
            return f"没有选项 {fault.option_name}。"
        case "BadOptionUsage":
            return f"选项 {fault.option_name} 的写法有误。"
        case "BadParameter":
            text = str(fault.message)
            return f"{_name(fault)}:{text}" if not text.isascii() else f"{_name(fault)} 的值有误。"
    return "没有这样的命令或参数。"


def _name(fault: Any) -> str:
    """The parameter as it is typed: `--on`, or an argument's word."""
    if fault.param_hint:
        return str(fault.param_hint)
    if fault.param is None:
        return "参数"
    options = [name for name in fault.param.opts if name.startswith("-")]
    return str(options[0] if options else fault.param.metavar or fault.param.name.upper())


def _help_hint(fault: Any) -> str:
    path = fault.ctx.command_path if getattr(fault, "ctx", None) is not None else "yanglao"
    return said(f"用法见 {path} --help。", f"See {path} --help.")
