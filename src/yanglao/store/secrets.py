"""Keys for personal data: a keyed hash to look a number up, a cipher to keep it. The keys live outside the database."""

from __future__ import annotations

import hashlib
import hmac
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Keys:
    """Two independent keys: one hashes for look-up, one encrypts."""

    lookup: bytes
    sealing: AESGCM

    def hashed(self, text: str) -> bytes:
        """The same text always gives the same 32 bytes; without the key nobody can guess numbers from them."""
        return hmac.digest(self.lookup, text.encode(), hashlib.sha256)

    def sealed(self, text: str) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self.sealing.encrypt(nonce, text.encode(), None)

    def opened(self, sealed: bytes) -> str:
        return self.sealing.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], None).decode()


def load_keys(path: Path) -> Keys:
    """The keys in `path`, made at the first use (readable by the owner only)."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _make(path)
    data = path.read_bytes()
    if len(data) != 2 * KEY_BYTES:
        raise ValueError(
            f"{path} holds no keys; restore it from the backup: without it no number can be read again"
        )
    return Keys(data[:KEY_BYTES], AESGCM(data[KEY_BYTES:]))


def _make(path: Path) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "wb") as file:
        file.write(os.urandom(2 * KEY_BYTES))
