-- Payroll: batches, their steps by different people, drafts, bank answers, returned payments.

CREATE TABLE batch (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    month int NOT NULL,
    act_id bigint NOT NULL UNIQUE REFERENCES act,
    facts_through bigint NOT NULL,           -- the last fact looked at
    draft_table text,                        -- the future partition that holds the month's own lines, if there is one
    totals jsonb NOT NULL                    -- control totals as prepared
);

CREATE TABLE batch_step (
    batch_id int NOT NULL REFERENCES batch,
    step text NOT NULL CHECK (step IN ('prepared', 'reviewed', 'rejected', 'released', 'booked', 'sent', 'answered')),
    actor text NOT NULL REFERENCES staff,
    on_day date NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (batch_id, step)
);
-- Maker, checker, funder and payer of one batch are different people.
CREATE UNIQUE INDEX batch_four_people ON batch_step (batch_id, actor)
    WHERE step IN ('prepared', 'reviewed', 'released', 'booked');

CREATE FUNCTION batch_step_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text := CASE NEW.step WHEN 'reviewed' THEN 'prepared' WHEN 'rejected' THEN 'prepared'
    WHEN 'released' THEN 'reviewed' WHEN 'booked' THEN 'released' WHEN 'sent' THEN 'booked' WHEN 'answered' THEN 'sent' END;
BEGIN
    IF before IS NOT NULL AND NOT EXISTS (SELECT FROM batch_step WHERE batch_id = NEW.batch_id AND step = before) THEN
        RAISE EXCEPTION 'batch %: % comes before %', NEW.batch_id, before, NEW.step USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.step <> 'rejected' AND EXISTS (SELECT FROM batch_step WHERE batch_id = NEW.batch_id AND step = 'rejected')
       OR NEW.step = 'rejected' AND EXISTS (SELECT FROM batch_step WHERE batch_id = NEW.batch_id AND step = 'booked') THEN
        RAISE EXCEPTION 'batch %: cannot be % any more', NEW.batch_id, NEW.step USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER batch_step_order BEFORE INSERT ON batch_step FOR EACH ROW EXECUTE FUNCTION batch_step_in_order();

-- Lines of a prepared batch that are not its month's own (arrears, overpayments, one-off payments) wait here.
CREATE TABLE pension_draft (batch_id int NOT NULL REFERENCES batch, LIKE pension_line INCLUDING CONSTRAINTS);
CREATE INDEX pension_draft_batch ON pension_draft (batch_id);
CREATE TABLE settlement_draft (batch_id int NOT NULL REFERENCES batch, LIKE settlement_line INCLUDING CONSTRAINTS);
CREATE INDEX settlement_draft_batch ON settlement_draft (batch_id);

-- Money that came back from the bank, and its way out again.
CREATE TABLE returned_payment (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    batch_id int NOT NULL REFERENCES batch,
    person_id bigint NOT NULL REFERENCES person,
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    claim_fen bigint NOT NULL CHECK (claim_fen BETWEEN 0 AND amount_fen), -- the part that met an overpayment claim
    reason text NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    UNIQUE (batch_id, person_id)
);
CREATE INDEX returned_payment_person ON returned_payment (person_id);
CREATE TABLE reissued_payment (
    batch_id int NOT NULL REFERENCES batch,
    area_id smallint NOT NULL REFERENCES area,
    person_id bigint NOT NULL REFERENCES person,
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    PRIMARY KEY (batch_id, person_id)
);
CREATE INDEX reissued_payment_person ON reissued_payment (person_id);

-- How far the books have been closed: by month, with the last fact looked at.
CREATE TABLE month_close (
    area_id smallint NOT NULL REFERENCES area,
    month int NOT NULL,
    facts_through bigint NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (area_id, month)
);
