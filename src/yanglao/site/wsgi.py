"""The pages as a WSGI application, for `yanglao serve` or any other server: `yanglao.site.wsgi:application`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yanglao.site.addresses import READER_ROLE, running_role_url
from yanglao.site.migrations import load_django

running_role_url(READER_ROLE)  # the bundled server, where it is the one, has to run
load_django()

from django.core.wsgi import get_wsgi_application  # noqa: E402

application: Callable[..., Any] = get_wsgi_application()
