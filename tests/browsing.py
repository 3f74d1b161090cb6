"""A real browser on pages that this process serves."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "YANGLAO_CHROMIUM"  # where ./check has found it
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@contextmanager
def pages_served(*, threads: int = 2) -> Iterator[str]:
    """The address at which the pages, as they are dressed or staffed by now, are served for as long as the block runs."""
    from django.core.wsgi import get_wsgi_application
    from waitress.server import create_server

    connections: dict[int, object] = {}
    server = create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=threads, map=connections)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    connections.clear()  # what browsers keep open would keep it going
    thread.join(timeout=10)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser that ./check has found; where there is none the tests are skipped, and in continuous integration they fail."""
    path = os.environ.get(CHROMIUM) or next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        missing = "there is no Chromium on this machine (package chromium)"
        pytest.fail(missing) if os.environ.get("CI", "").lower() in ("1", "true") else pytest.skip(missing)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield found
        found.close()


LEAST_OUTLINE = 2
"""So many pixels the outline of what is in focus has at least."""
_OUTLINE = """() => {
  const around = [document.activeElement, document.activeElement.closest('label')].filter(one => one)
    .map(one => getComputedStyle(one)).filter(one => one.outlineStyle !== 'none');
  return Math.max(0, ...around.map(one => parseFloat(one.outlineWidth)));
}"""


def tab_to(page: Page, selector: str, *, most: int = 120) -> None:
    """Press Tab until something is in focus. Everything on the way is seen to be in focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            continue  # between the end of the page and its beginning
        outline = page.evaluate(_OUTLINE)
        where = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        assert outline >= LEAST_OUTLINE, f"{outline} px around {where} on {page.url}"
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"no Tab leads to {selector} on {page.url}")
