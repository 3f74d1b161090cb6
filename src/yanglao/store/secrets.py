"""Keys for personal data: a keyed hash to look a number up, a cipher to keep it. The keys live outside the database."""

from __future__ import annotations

import hashlib
import hmac
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from yanglao.site.private_files import write_once
from yanglao.site.refusal import InstallationRefused

KEY_BYTES = 32
NONCE_BYTES = 12
FINGERPRINT_OF = b"yanglao keys"


@dataclass(frozen=True, slots=True)
class Keys:
    """Two independent keys: one hashes for look-up, one encrypts. `fingerprint` names both and gives neither away."""

    lookup: bytes
    sealing: AESGCM
    fingerprint: str

    def hashed(self, text: str) -> bytes:
        """The same text always gives the same 32 bytes; without the key nobody can guess numbers from them."""
        return self.hashed_bytes(text.encode())

    def hashed_bytes(self, content: bytes) -> bytes:
        """The same for bytes."""
        return hmac.digest(self.lookup, content, hashlib.sha256)

    def sealed(self, text: str) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self.sealing.encrypt(nonce, text.encode(), None)

    def opened(self, sealed: bytes) -> str:
        return self.sealing.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], None).decode()


def keys_path(data: Path) -> Path:
    """Where the keys of an installation lie in its folder of data."""
    return data / "keys"


def load_keys(path: Path) -> Keys:
    """The keys in `path`; never made here. Refused: keys_missing, keys_spoiled, keys_open."""
    try:
        data, mode = path.read_bytes(), path.stat().st_mode
    except FileNotFoundError:
        raise _refused("keys_missing", path, "不存在", "is missing") from None
    if len(data) != 2 * KEY_BYTES:
        raise _refused("keys_spoiled", path, "已损坏", "is spoiled")
    if stat.S_IMODE(mode) & 0o077:
        raise InstallationRefused(
            "keys_open",
            f"密钥文件 {path} 可被其他用户读取,请运行 chmod 600 {path}。",
            f"Other users may read the keys file {path}; run chmod 600 {path}.",
        )
    fingerprint = hmac.digest(data, FINGERPRINT_OF, hashlib.sha256).hex()
    return Keys(data[:KEY_BYTES], AESGCM(data[KEY_BYTES:]), fingerprint)


def make_keys(path: Path) -> None:
    """New keys in `path` (0600, whole or not at all), unless there are some. Only a database without people may get new keys."""
    write_once(path, os.urandom(2 * KEY_BYTES))


def _refused(code: str, path: Path, zh: str, en: str) -> InstallationRefused:
    return InstallationRefused(
        code,
        f"密钥文件 {path} {zh}。请从备份放回原来的密钥;没有它,任何身份号码和银行账号都无法读取。",
        f"The keys file {path} {en}. Put the database's own keys back from the backup; without them no number can be read.",
    )
