-- 暂收款 Money at the bank that is nobody's yet: held under its line, until it is known what it is or it goes back.
CREATE TABLE held_receipt (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    line_id bigint NOT NULL REFERENCES bank_line,
    match_id bigint NOT NULL UNIQUE REFERENCES bank_match,
    entry_id bigint NOT NULL UNIQUE REFERENCES entry,
    account smallint NOT NULL REFERENCES account,
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    reason text NOT NULL CHECK (reason <> ''),
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX held_receipt_act ON held_receipt (act_id);
CREATE INDEX held_receipt_line ON held_receipt (line_id);

CREATE TABLE held_receipt_end (
    held_id int PRIMARY KEY REFERENCES held_receipt,
    area_id smallint NOT NULL REFERENCES area,
    way text NOT NULL CHECK (way IN ('contribution', 'transfer', 'subsidy', 'returned')),
    entry_id bigint NOT NULL UNIQUE REFERENCES entry,
    reason text NOT NULL CHECK (reason <> ''),
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX held_receipt_end_act ON held_receipt_end (act_id);

SELECT written_by_acts('held_receipt', 'held_receipt_end');
