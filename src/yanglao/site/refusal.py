"""Why the application does not start on this machine, in words."""

from __future__ import annotations


class InstallationRefused(Exception):
    """Something of the installation is not right: database, keys, addresses. `code` for programs; `zh` and `en` say what to do."""

    def __init__(self, code: str, zh: str, en: str) -> None:
        super().__init__(f"{code}: {zh} / {en}")
        self.code, self.zh, self.en = code, zh, en
