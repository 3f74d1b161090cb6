-- 银行对账 What the bank says moved on the accounts of the fund, and which of it is what the book says (八, 九(一)1).

-- A statement of one account: what lay there before and after, and up to which day it goes.
CREATE TABLE bank_statement (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    account smallint NOT NULL REFERENCES account,
    own_hash bytea,                        -- of the account's number; null where the bank does not say it
    through date NOT NULL,
    opening_fen bigint NOT NULL,
    closing_fen bigint NOT NULL,
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX bank_statement_account ON bank_statement (area_id, account, id);
CREATE INDEX bank_statement_act ON bank_statement (act_id);

-- A line of a statement, once: what came in (above zero) or went out, and the other side of it.
CREATE TABLE bank_line (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    account smallint NOT NULL REFERENCES account,
    reference text NOT NULL,               -- the bank's; else the day and the number of the line in it
    on_day date NOT NULL,
    amount_fen bigint NOT NULL CHECK (amount_fen <> 0),
    name text NOT NULL,
    other_hash bytea,                      -- of the account on the other side; null where it is not told
    other_sealed bytea,
    remark text NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    UNIQUE (area_id, account, reference),
    CHECK ((other_hash IS NULL) = (other_sealed IS NULL))
);
CREATE INDEX bank_line_day ON bank_line (area_id, account, on_day);
CREATE INDEX bank_line_act ON bank_line (act_id);

SELECT written_by_acts('bank_statement', 'bank_line');
