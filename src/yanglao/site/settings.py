"""Django settings: one app with tables, pages that only read. Everything comes from the environment or has a safe default."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from yanglao.site.addresses import READER_ROLE, role_url
from yanglao.site.django_database import database_settings
from yanglao.site.paths import data_dir
from yanglao.site.private_files import write_once
from yanglao.site.refusal import InstallationRefused


def _secret(path: Path) -> str:
    if not path.exists():
        write_once(path, os.urandom(32).hex().encode())
    return path.read_text(encoding="ascii")


def _databases() -> dict[str, Any]:
    """The reader's; none where no database has been set up yet, which the pages then say."""
    try:
        return {"default": database_settings(role_url(READER_ROLE), read_only=True)}
    except InstallationRefused:
        return {}


SECRET_KEY = os.environ.get("YANGLAO_SECRET_KEY") or _secret(data_dir() / "django.key")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("YANGLAO_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
INSTALLED_APPS = ["yanglao.store"]
MIDDLEWARE = [
    "yanglao.web.headers.page_headers",
    "yanglao.web.parts.parts",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.common.CommonMiddleware",  # turns away hosts that are not ours
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = os.environ.get("YANGLAO_TLS", "") == "1"  # a proxy in front speaks TLS
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "yanglao.web.errors.not_from_here"
SECURE_REFERRER_POLICY = (
    "same-origin"  # with none at all browsers hide where a form comes from, and it is turned away
)
SILENCED_SYSTEM_CHECKS = [
    "security.W004",  # served on the loop-back address without TLS; a proxy that has TLS sets HSTS
    "security.W008",  # likewise no redirection
    "security.W016",  # likewise: on plain loop-back a cookie marked secure would never come back
]
ROOT_URLCONF = "yanglao.site.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent.parent / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "yanglao.web.preferences.for_templates",
                "yanglao.web.staff.context.for_staff",
                "yanglao.web.resident.own_page.for_residents",
            ],
            "builtins": ["yanglao.web.saying", "yanglao.web.framing"],
        },
    }
]
DATABASES = _databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
