"""What can go wrong around a command, in one place: each fault as a sentence, a code and an exit status.

2    what was typed is wrong
1    the act is refused
3    something of the installation is not right: database, keys, files, ports
130  interrupted
"""

from __future__ import annotations

import errno
from dataclasses import dataclass

import psycopg
from psycopg import errors

from yanglao.commands.language import said
from yanglao.policy.loading import PlanInvalid, PlanUnknown
from yanglao.site.refusal import InstallationRefused
from yanglao.store.acting import ActRefused

REFUSED, BAD_INPUT, ENVIRONMENT, INTERRUPTED = 1, 2, 3, 130
BUSY = (
    errors.DeadlockDetected,
    errors.SerializationFailure,
    errors.LockNotAvailable,
    errors.QueryCanceled,
)
AT_ONCE = (errors.UniqueViolation, errors.ExclusionViolation)
GONE = (psycopg.OperationalError, psycopg.InterfaceError)
FILE_TROUBLES = {
    errno.EACCES: ("没有权限", "permission denied"),
    errno.EPERM: ("没有权限", "permission denied"),
    errno.ENOENT: ("没有这个文件或文件夹", "no such file or folder"),
    errno.EISDIR: ("这是文件夹", "it is a folder"),
    errno.ENOTDIR: ("路径中有的不是文件夹", "a part of the path is no folder"),
    errno.ENOSPC: ("磁盘已满", "the disk is full"),
    errno.EROFS: ("只读的磁盘", "the disk is read-only"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A fault as somebody at a desk hears it."""

    status: int
    code: str
    zh: str
    en: str

    def text(self) -> str:
        return f"{said(self.zh, self.en)} [{self.code}]"


def told(fault: BaseException) -> Told | None:
    """The sentence for a fault that can happen in good order; None for one that is ours to mend, which keeps its traceback."""
    if type(fault).__module__ == "django.db.utils" and fault.__cause__ is not None:
        return told(fault.__cause__)
    if isinstance(fault, ActRefused):
        return Told(REFUSED, fault.code, fault.zh, fault.en)
    if isinstance(fault, InstallationRefused):
        return Told(ENVIRONMENT, fault.code, fault.zh, fault.en)
    if isinstance(fault, PlanUnknown | PlanInvalid):
        return Told(
            ENVIRONMENT,
            "plan_unusable",
            "统筹区的方案数据找不到或不能使用,请运行 yanglao plan list 和 yanglao plan check 查看。",
            "The data of an area's plan are missing or cannot be used; see `yanglao plan list` and `yanglao plan check`.",
        )
    if isinstance(fault, psycopg.Error):
        return _of_database(fault)
    if isinstance(fault, OSError):
        return _of_file(fault)
    return None


def _of_database(fault: psycopg.Error) -> Told | None:
    if isinstance(fault, BUSY):
        return Told(
            ENVIRONMENT,
            "busy",
            "数据库正忙,此项业务没有办理,请稍后重试。",
            "The database is busy and nothing was done; try again in a moment.",
        )
    if isinstance(fault, AT_ONCE):
        return Told(
            ENVIRONMENT,
            "done_at_once",
            "另有人同时办理了同样的业务,本次没有办理,请稍后重试。",
            "Somebody did the same at the same moment, and nothing was done here; try again in a moment.",
        )
    if isinstance(fault, errors.InsufficientPrivilege):
        return Told(
            ENVIRONMENT,
            "no_right",
            "数据库不许可此项操作,请管理员检查角色和权限。",
            "The database does not allow this; let the administrator check roles and rights.",
        )
    if isinstance(fault, GONE):
        return Told(
            ENVIRONMENT,
            "database_unreachable",
            "数据库连接不上或已中断,没有提交的业务没有办理。请检查数据库,稍后重试。",
            "The database cannot be reached or has gone away; what was not committed was not done. Check it, then try again.",
        )
    return None


def _of_file(fault: OSError) -> Told | None:
    if fault.errno not in FILE_TROUBLES or fault.filename is None:
        return None
    zh, en = FILE_TROUBLES[fault.errno]
    return Told(
        ENVIRONMENT,
        "file_unusable",
        f"不能读写 {fault.filename}:{zh}。",
        f"{fault.filename} is unusable: {en}.",
    )
