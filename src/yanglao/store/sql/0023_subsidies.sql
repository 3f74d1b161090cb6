-- 财政补贴 What province and city were asked for, line by line, and what has arrived.
CREATE TABLE subsidy_call (
    proposal_id int PRIMARY KEY REFERENCES proposal,
    area_id smallint NOT NULL REFERENCES area,
    batch_id int REFERENCES batch,            -- the payroll whose own share it asks for, too; null: for none
    entry_through bigint NOT NULL,            -- the last entry whose postings it counts
    document text NOT NULL,
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX subsidy_call_act ON subsidy_call (act_id);
CREATE INDEX subsidy_call_batch ON subsidy_call (batch_id);

CREATE TABLE subsidy_call_line (
    proposal_id int NOT NULL REFERENCES subsidy_call,
    account smallint NOT NULL REFERENCES account,
    month int NOT NULL,                       -- in whose books it became due
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (proposal_id, account, month)
);
CREATE INDEX subsidy_call_line_act ON subsidy_call_line (act_id);

CREATE TABLE subsidy_arrival (
    entry_id bigint PRIMARY KEY REFERENCES entry,
    area_id smallint NOT NULL REFERENCES area,
    call_id int UNIQUE REFERENCES subsidy_call,   -- the call that it answers in full; null: an amount by itself
    arrived_on date NOT NULL,
    document text NOT NULL CHECK (document <> ''),
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX subsidy_arrival_act ON subsidy_arrival (act_id);

SELECT written_by_acts('subsidy_call', 'subsidy_call_line', 'subsidy_arrival');
