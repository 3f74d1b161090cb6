"""出错页 What a page says when it cannot show what was asked for: in plain words, what to do now, never blaming."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yanglao.casefile.words import Pair
from yanglao.site.refusal import InstallationRefused

WORDS: dict[int, tuple[Pair, Pair]] = {
    400: (
        ("这个地址打不开", "This address cannot be opened"),
        ("请从首页重新进入。", "Please start again from the first page."),
    ),
    403: (
        ("这一页不对您开放", "This page is not open to you"),
        ("如果您的工作需要它,请找安全管理员。", "If your work needs it, ask the security administrator."),
    ),
    404: (
        ("没有这一页", "There is no such page"),
        (
            "地址可能写错了,或者这一页已经搬走。请从首页找起。",
            "The address may be mistyped, or the page has moved. Please look for it from the first page.",
        ),
    ),
    500: (
        ("系统出了问题", "Something went wrong here"),
        (
            "这不是您的错,您没有丢失任何东西。请过几分钟再试;还不行,请告诉经办机构。",
            "This is not your doing, and nothing of yours is lost. Please try again in a few minutes; if it goes on, tell the office.",
        ),
    ),
    503: (
        ("系统现在不能使用", "The system cannot be used now"),
        ("数据库现在连接不上,请稍后再看。", "The database cannot be reached now; look again later."),
    ),
}


FORGED: Pair = (
    "这个表单放得太久,或者不是从本系统的页面交来的,没有办理。请回到上一页,重新打开再交一次。",
    "This form was open for too long, or did not come from a page of ours; nothing was done. Go back, open the page anew and hand it in"
    " again.",
)


def told(request: HttpRequest, status: int, line: Pair | None = None) -> HttpResponse:
    """The page of a status; `line` in place of its usual sentence."""
    title, usual = WORDS[status]
    return render(request, "told.html", {"title": title, "lines": [line or usual]}, status=status)


def down(request: HttpRequest, fault: Exception) -> HttpResponse:
    """The page while the database cannot be read: how an installation is put right is told where that is what is missing."""
    if isinstance(fault, InstallationRefused):
        return told(request, 503, (fault.zh, fault.en))
    return told(request, 503)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400"""
    return told(request, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403"""
    return told(request, 403)


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from a page of ours, or from one that had grown too old."""
    return told(request, 403, FORGED)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404"""
    return told(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500"""
    return told(request, 500)
