"""`yanglao server`: the bundled PostgreSQL, started, stopped, looked at, and removed with everything in it."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from yanglao.commands.language import said
from yanglao.site import postgres
from yanglao.site.paths import data_dir
from yanglao.site.refusal import InstallationRefused

app = typer.Typer(help=said("随附的数据库服务器。", "The bundled database server."), no_args_is_help=True)


@app.command("start", help=said("启动。", "Start it."))
def start() -> None:
    _must_be_made()
    postgres.ensure_server(data_dir())
    status()


@app.command(
    "stop", help=said("停止,正在办理的业务会中断。", "Stop it; whatever is under way is broken off.")
)
def stop() -> None:
    _must_be_made()
    was_running = postgres.stop_server(data_dir())
    typer.echo(said("已停止。", "Stopped.") if was_running else said("没有在运行。", "It was not running."))


@app.command("status", help=said("是否在运行,日志在哪里。", "Whether it runs, and where its log is."))
def status() -> None:
    found = postgres.server_status(data_dir())
    if not postgres.is_made(data_dir()):
        typer.echo(said("尚未建立。", "There is none yet."))
    elif found.pid is None:
        typer.echo(said("没有在运行。", "It does not run."))
    else:
        typer.echo(said(f"正在运行,进程号 {found.pid}。", f"It runs, process {found.pid}."))
    if found.log is not None:
        typer.echo(said(f"日志:{found.log}", f"Log: {found.log}"))


@app.command("remove", help=said("删除服务器和其中的全部数据。", "Delete the server with everything in it."))
def remove(
    really: Annotated[
        str,
        typer.Option(
            "--really", help=said("再写一遍数据文件夹的名称", "the name of the data folder, once more")
        ),
    ] = "",
) -> None:
    _must_be_made()
    if really != data_dir().name:
        raise InstallationRefused(
            "not_confirmed",
            f"将删除 {data_dir()} 中的数据库和全部数据,无法恢复。确要删除,请加 --really {data_dir().name}。",
            f"This deletes the database in {data_dir()} with everything in it, for good; if that is meant, add"
            f" --really {data_dir().name}.",
        )
    postgres.remove_server(data_dir())
    typer.echo(said("已删除。密钥文件保留。", "Deleted. The keys file is kept."))


def _must_be_made() -> None:
    if os.environ.get("DATABASE_URL"):
        raise InstallationRefused(
            "not_bundled",
            "使用的是 DATABASE_URL 指定的数据库服务器,请用它自己的办法启动和停止。",
            "The server is the one named in DATABASE_URL; start and stop it by its own means.",
        )
    if not postgres.is_made(data_dir()):
        raise InstallationRefused(
            "no_server",
            f"{data_dir()} 中没有随附的服务器,yanglao migrate 会建立它。",
            f"There is no bundled server in {data_dir()}; `yanglao migrate` makes one.",
        )
