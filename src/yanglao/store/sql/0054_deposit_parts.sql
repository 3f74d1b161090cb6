-- 部分提前支取 A part of a term deposit withdrawn before its end: once, at the bank's rate for money on demand; the rest runs on.
CREATE TABLE deposit_part (
    deposit_id int PRIMARY KEY REFERENCES deposit,           -- once at most
    area_id smallint NOT NULL REFERENCES area,
    withdrawn_on date NOT NULL,
    principal_fen bigint NOT NULL CHECK (principal_fen > 0),
    interest_fen bigint NOT NULL CHECK (interest_fen >= 0),
    demand_rate_bp int NOT NULL CHECK (demand_rate_bp BETWEEN 0 AND 10000),
    reason text NOT NULL CHECK (reason <> ''),
    statement text NOT NULL CHECK (statement <> ''),
    entry_id bigint NOT NULL UNIQUE REFERENCES entry,
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX deposit_part_act ON deposit_part (act_id);

SELECT written_by_acts('deposit_part');
