"""Django settings: one app with tables, one status page. Everything comes from the environment or has a safe default."""

from __future__ import annotations

import os
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from yanglao.site.paths import data_dir
from yanglao.site.postgres import database_url

DATA_DIR: Path = data_dir()
_database = conninfo_to_dict(database_url(DATA_DIR))


def _secret() -> str:
    path = DATA_DIR / "django.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(os.urandom(32).hex(), encoding="ascii")
        path.chmod(0o600)
    return path.read_text(encoding="ascii")


SECRET_KEY = os.environ.get("YANGLAO_SECRET_KEY") or _secret()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("YANGLAO_HOSTS", "127.0.0.1,localhost").split(",")
INSTALLED_APPS = ["yanglao.store"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "yanglao.site.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent.parent / "web" / "templates"],
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _database.get("dbname"),
        "USER": _database.get("user", ""),
        "PASSWORD": _database.get("password", ""),
        "HOST": _database.get("host", ""),
        "PORT": str(_database.get("port", "")),
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
