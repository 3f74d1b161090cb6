-- 代扣 Contributions that the bank takes from people's accounts (四(二)1): by whose authority, in which list, and what the bank said.

-- The authority of a person; the latest holds. One that is ended is a row of its own.
CREATE TABLE withholding_authority (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    person_id bigint NOT NULL REFERENCES person,
    since date NOT NULL,
    until date NOT NULL,                   -- the first day on which it does not hold any more
    holder text NOT NULL,                  -- of the account that money is taken from
    account_hash bytea NOT NULL,
    account_sealed bytea NOT NULL,
    recorded_on date NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    CHECK (until >= since)
);
CREATE INDEX withholding_authority_person ON withholding_authority (person_id, id);
CREATE INDEX withholding_authority_act ON withholding_authority (act_id);

-- A line of a list that was agreed to: what the bank is asked to take, from which account, for which year at which tier.
CREATE TABLE withholding_line (
    proposal_id int NOT NULL REFERENCES proposal,
    number int NOT NULL CHECK (number > 0),
    area_id smallint NOT NULL REFERENCES area,
    person_id bigint NOT NULL REFERENCES person,
    authority_id bigint NOT NULL REFERENCES withholding_authority,
    year smallint NOT NULL,
    tier_fen bigint NOT NULL CHECK (tier_fen > 0),
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (proposal_id, number),
    UNIQUE (proposal_id, person_id)
);
CREATE INDEX withholding_line_person ON withholding_line (person_id);
CREATE INDEX withholding_line_act ON withholding_line (act_id);

-- What the bank said of a line, once: taken (how much, on which day), or not, and why.
CREATE TABLE withholding_answer (
    proposal_id int NOT NULL,
    number int NOT NULL,
    area_id smallint NOT NULL REFERENCES area,
    is_taken boolean NOT NULL,
    amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
    reason text NOT NULL,
    on_day date NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (proposal_id, number),
    FOREIGN KEY (proposal_id, number) REFERENCES withholding_line,
    CHECK (is_taken = (amount_fen > 0))
);
CREATE INDEX withholding_answer_act ON withholding_answer (act_id);

-- A list that is over although lines of it were never answered: nothing more is taken in for it.
CREATE TABLE withholding_end (
    proposal_id int PRIMARY KEY REFERENCES proposal,
    area_id smallint NOT NULL REFERENCES area,
    reason text NOT NULL,
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX withholding_end_act ON withholding_end (act_id);

-- A file for the bank is of a payroll or of a list.
ALTER TABLE bank_file DROP CONSTRAINT bank_file_proposal_id_fkey, ADD FOREIGN KEY (proposal_id) REFERENCES proposal;

SELECT written_by_acts('withholding_authority', 'withholding_line', 'withholding_answer', 'withholding_end');
