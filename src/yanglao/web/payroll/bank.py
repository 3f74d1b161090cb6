"""银行 The file that tells the bank whom to pay, out; the bank's answer, in."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from yanglao.acts.payroll.bank import SEND, TAKE_ANSWER, bank_file, send, take_answer
from yanglao.casefile.words import Pair
from yanglao.payment.bank_answers import MOST_BYTES
from yanglao.store.answers import bank_file_of
from yanglao.store.batches import batch_of
from yanglao.web.payroll.batch import shown_batch
from yanglao.web.payroll.pressing import told
from yanglao.web.sending import attached
from yanglao.web.staff.desk import Desk, desk_page

_NO_FILE: Pair = ("请先选银行给的回盘文件。", "Choose the file that the bank has given first.")
_TOO_LARGE: Pair = ("文件太大,这不是回盘文件。", "The file is too large to be an answer of the bank.")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(*SEND.who, proven=True)
def batch_file(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """发放文件 Made once by a press; then the same bytes as often as they are asked for."""
    if request.method == "POST":
        return _make(request, desk, number)
    batch_of(desk.agency.connection, desk.agency.area, number)
    if bank_file_of(desk.agency.connection, number) is None:
        raise Http404("not sent")
    content = bank_file(desk.agency, batch=number)
    return attached(content, name=f"batch-{number}.csv", kind="text/csv; charset=gb18030")


def _make(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    def press() -> None:
        with tempfile.TemporaryDirectory() as folder:
            to = Path(folder) / f"batch-{number}.csv"
            send(desk.agency, batch=number, to=to, by=desk.by(f"send {number}"))

    return told(request, desk, number, press, done="sent")


@require_POST
@desk_page(*TAKE_ANSWER.who)
def batch_answer(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """回盘 The bank's answer; the same file again says nothing new."""
    given = request.FILES.get("file")
    if given is None or (given.size or 0) > MOST_BYTES:
        shown = shown_batch(request, desk, number, refused=_NO_FILE if given is None else _TOO_LARGE)
        return render(request, "payroll/batch.html", shown, status=400)
    content = given.read()
    key = f"answer {number} {hashlib.sha256(content).hexdigest()[:16]}"
    return told(
        request,
        desk,
        number,
        lambda: take_answer(desk.agency, batch=number, content=content, by=desk.by(key)),
        done="answered",
    )
