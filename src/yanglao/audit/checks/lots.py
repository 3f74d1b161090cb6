"""九(一)2 A lot drawn again from its seed names the same person, and nobody has taken the second step but whom the lot, or the director after it, has
named."""

NAME = "lots"
ZH = "抽签复核与其种子相符,由抽中或另行指定的人复核"
EN = "lots are as their seeds draw them, and who was named has looked"
SQL = """
WITH named AS (
    SELECT l.*, coalesce((SELECT s.login FROM reviewer_substitution s WHERE s.proposal_id = l.proposal_id ORDER BY s.id DESC LIMIT 1), l.drawn)
        AS login FROM reviewer_lot l WHERE l.area_id = %(area)s
)
SELECT proposal_id AS who, '提议 ' || proposal_id || ' 的抽签与种子不符' AS detail, 0::bigint AS fen FROM named
WHERE drawn <> eligible[1 + ('x' || left(seed, 15))::bit(60)::bigint %% cardinality(eligible)]
UNION ALL SELECT n.proposal_id, '提议 ' || n.proposal_id || ' 应由 ' || n.login || ' 复核,由 ' || t.actor || ' 办理', 0
FROM named n JOIN proposal p ON p.id = n.proposal_id JOIN proposal_chain c ON c.chain = p.chain AND c.ordinal = 2
JOIN proposal_step t ON t.proposal_id = p.id AND t.step = c.step WHERE t.actor <> n.login ORDER BY who
"""
