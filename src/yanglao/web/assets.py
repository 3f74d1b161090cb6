"""静态文件 What pages are dressed with: the sheet, the packaged typeface, and the one script of staff, served by the application under names that carry a digest of
their content, so that a browser may keep them for ever and never shows an old one."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import pylopdf_fonts_zh_cn
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from yanglao.web.access import public

KINDS = {
    "css": "text/css; charset=utf-8",
    "otf": "font/otf",
    "svg": "image/svg+xml",
    "js": "text/javascript; charset=utf-8",
}


def _htmx() -> Path:
    return Path(str(files("django_htmx") / "static" / "django_htmx" / "htmx-2.min.js"))


ELSEWHERE = {"hei.otf": pylopdf_fonts_zh_cn.sans_path, "htmx.js": _htmx}
"""Files that a package of ours brings along -> where it has them."""
KEEP = "public, max-age=31536000, immutable"
_NAMED = re.compile(rb"asset:([\w.-]+)")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent: its kind, its content, the same compressed (empty where that brings nothing)."""

    kind: str
    content: bytes
    compressed: bytes
    address: str


@cache
def asset(name: str) -> Asset:
    """静态文件 The file of that name. Raises KeyError when there is none."""
    content = _NAMED.sub(lambda named: asset(named[1].decode()).address.encode(), _read(name))
    stem, _, suffix = name.rpartition(".")
    digest = hashlib.sha256(content).hexdigest()[:16]
    compressed = b"" if suffix == "otf" else gzip.compress(content, mtime=0)
    return Asset(KINDS[suffix], content, compressed, f"/static/{stem}.{digest}.{suffix}")


def _read(name: str) -> bytes:
    if name in ELSEWHERE:
        return ELSEWHERE[name]().read_bytes()
    ours = {file.name: file for file in (files("yanglao.web") / "static").iterdir()}
    return ours[name].read_bytes()


@public
@require_safe
def static(request: HttpRequest, stem: str, digest: str, suffix: str) -> HttpResponse:
    """A file under its address of now; under any other there is none."""
    try:
        found = asset(f"{stem}.{suffix}")
    except KeyError:
        raise Http404 from None
    if found.address != request.path:
        raise Http404
    return _sent(found, takes_compressed="gzip" in request.headers.get("Accept-Encoding", ""))


def _sent(found: Asset, *, takes_compressed: bool) -> HttpResponse:
    is_compressed = takes_compressed and bool(found.compressed)
    response = HttpResponse(found.compressed if is_compressed else found.content, content_type=found.kind)
    response["Cache-Control"] = KEEP
    response["Vary"] = "Accept-Encoding"
    if is_compressed:
        response["Content-Encoding"] = "gzip"
    return response
