"""A real browser on pages that this process serves."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = "YANGLAO_CHROMIUM"  # where ./check has found it
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {
        "color-contrast-enhanced": {"enabled": True},
        "color-contrast": {"enabled": False},
    },  # the first is stricter
    "resultTypes": ["violations"],
}
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@contextmanager
def pages_served(*, threads: int = 2) -> Iterator[str]:
    """The address at which the pages, as they are dressed or staffed by now, are served for as long as the block runs."""
    from django.core.wsgi import get_wsgi_application
    from waitress.server import create_server

    server = create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=threads)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
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
