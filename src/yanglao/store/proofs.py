"""再次验证 Whoever has come in shows again who they are, before what is weighty: by a code of the second factor, else by the secret. The database
compares, and remembers when (0047)."""

from __future__ import annotations

import psycopg

from yanglao.store.acting import ActRefused, Area
from yanglao.store.second_factor import own_key
from yanglao.store.secrets import Keys
from yanglao.store.sessions import made_of_secret, plain_code


def prove(
    connection: psycopg.Connection, area: Area, login: str, token: str, given: str, *, keys: Keys
) -> None:
    """Note that whoever holds a session has shown who they are. Refused: proof_wrong, which counts as a failure of coming in."""
    key = own_key(connection, keys, token)
    proof = made_of_secret(connection, area, login, given) if key is None else b""
    row = connection.execute(
        "SELECT prove_session(%s, %s, %s, %s)", (token, proof, key, plain_code(given))
    ).fetchone()
    if row is None or not row[0]:
        raise ActRefused(
            "proof_wrong",
            "没有通过:不对,或已用过。连续五次出错,要等一刻钟。",
            "It did not fit, or was used before. After five failures there is a quarter of an hour to wait.",
        )


def prove_made_up(connection: psycopg.Connection, token: str) -> None:
    """The same by a press, in a made-up city. Refused: proof_wrong."""
    row = connection.execute("SELECT prove_demo_session(%s)", (token,)).fetchone()
    if row is None or not row[0]:
        raise ActRefused("proof_wrong", "这座城市不是虚构的。", "This city is not made up.")
