-- 定期存款、国债 What of the special account lies in deposits and bonds; what they have paid while they ran, and how they came back.
CREATE TABLE deposit (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    proposal_id int NOT NULL UNIQUE REFERENCES proposal,
    bank text NOT NULL CHECK (bank <> ''),
    product text NOT NULL CHECK (product IN ('term_deposit', 'notice_deposit', 'treasury_bond')),
    term_months smallint NOT NULL CHECK (term_months >= 0),   -- 0: without a term
    rate_bp int NOT NULL CHECK (rate_bp BETWEEN 0 AND 10000),
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    opened_on date NOT NULL,
    document text NOT NULL CHECK (document <> ''),
    entry_id bigint NOT NULL UNIQUE REFERENCES entry,
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX deposit_act ON deposit (act_id);

CREATE TABLE deposit_interest (
    entry_id bigint PRIMARY KEY REFERENCES entry,
    deposit_id int NOT NULL REFERENCES deposit,
    area_id smallint NOT NULL REFERENCES area,
    paid_on date NOT NULL,
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    statement text NOT NULL CHECK (statement <> ''),
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX deposit_interest_act ON deposit_interest (act_id);
CREATE INDEX deposit_interest_deposit ON deposit_interest (deposit_id);

CREATE TABLE deposit_end (
    deposit_id int PRIMARY KEY REFERENCES deposit,
    area_id smallint NOT NULL REFERENCES area,
    way text NOT NULL CHECK (way IN ('matured', 'early')),
    ended_on date NOT NULL,
    principal_fen bigint NOT NULL CHECK (principal_fen >= 0),
    interest_fen bigint NOT NULL CHECK (interest_fen >= 0),
    lost_fen bigint NOT NULL CHECK (lost_fen >= 0),
    reason text NOT NULL,                                    -- empty where it came back whole at its end
    statement text NOT NULL CHECK (statement <> ''),
    entry_id bigint UNIQUE REFERENCES entry,                 -- null: nothing came back
    loss_entry_id bigint UNIQUE REFERENCES entry,            -- null: nothing was lost
    act_id bigint NOT NULL REFERENCES act,
    CHECK (way = 'early' OR lost_fen = 0),
    CHECK ((way = 'early') = (reason <> '')),
    CHECK ((entry_id IS NULL) = (principal_fen + interest_fen = 0)),
    CHECK ((loss_entry_id IS NULL) = (lost_fen = 0))
);
CREATE INDEX deposit_end_act ON deposit_end (act_id);

SELECT written_by_acts('deposit', 'deposit_interest', 'deposit_end');
