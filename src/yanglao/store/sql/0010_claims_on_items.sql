-- What is done with money that is open with a person: refunds, heirs, and the recovery of what was paid too much (九(二)).

-- 受领人 Who takes what is due after a death: named by the insured in life, or declared after it. The latest declaration holds for all
-- that is not paid yet; a designation holds nothing but what a declaration takes over from it.
CREATE TABLE estate (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    person_id bigint NOT NULL REFERENCES person,
    basis text NOT NULL CHECK (basis IN ('designation', 'named', 'inheritance', 'ruling')),
    document text NOT NULL,
    on_day date NOT NULL,
    proposal_id int NOT NULL UNIQUE REFERENCES proposal,
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX estate_person ON estate (person_id, id);
CREATE INDEX estate_act ON estate (act_id);

CREATE TABLE heir (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    estate_id int NOT NULL REFERENCES estate,
    person_id bigint NOT NULL REFERENCES person,  -- the insured, not the heir
    name text NOT NULL,
    weight bigint NOT NULL CHECK (weight > 0),    -- the share, out of the sum of the estate's weights
    document text NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    UNIQUE (estate_id, name)
);
CREATE INDEX heir_act ON heir (act_id);
ALTER TABLE payee ADD COLUMN heir_id bigint REFERENCES heir;  -- null: the person, an agency, or whoever takes all of it
CREATE INDEX payee_heir ON payee (heir_id, id) WHERE heir_id IS NOT NULL;

-- 追回 A recovery is opened by a notice to the person about items; what is done in it are steps of it.
CREATE TABLE recovery (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    person_id bigint NOT NULL REFERENCES person,
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX recovery_person ON recovery (person_id);
CREATE INDEX recovery_act ON recovery (act_id);

CREATE TABLE recovery_item (
    recovery_id int NOT NULL REFERENCES recovery,
    item_id bigint NOT NULL UNIQUE REFERENCES open_item,
    area_id smallint NOT NULL REFERENCES area,
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (recovery_id, item_id)
);
CREATE INDEX recovery_item_act ON recovery_item (act_id);

-- content: what the step says besides its document (way of service, what the person said, a share, a reason).
CREATE TABLE recovery_step (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    recovery_id int NOT NULL REFERENCES recovery,
    step text NOT NULL CHECK (step IN ('notice', 'plan', 'set_off', 'set_off_ended', 'estate', 'reminder', 'handed_over', 'written_off')),
    on_day date NOT NULL,
    document text NOT NULL,
    content jsonb NOT NULL,
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX recovery_step_of ON recovery_step (recovery_id, id);
CREATE INDEX recovery_step_act ON recovery_step (act_id);

CREATE TABLE instalment (
    step_id bigint NOT NULL REFERENCES recovery_step,
    number smallint NOT NULL CHECK (number > 0),
    area_id smallint NOT NULL REFERENCES area,
    due_on date NOT NULL,
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (step_id, number)
);
CREATE INDEX instalment_act ON instalment (act_id);

-- Money that came in for what was paid too much, under the number of its receipt.
CREATE TABLE repayment (
    area_id smallint NOT NULL REFERENCES area,
    number text NOT NULL,
    person_id bigint NOT NULL REFERENCES person,
    way text NOT NULL CHECK (way IN ('counter', 'bank')),
    paid_on date NOT NULL,
    received_fen bigint NOT NULL CHECK (received_fen > 0),
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (area_id, number)
);
CREATE INDEX repayment_act ON repayment (act_id);

-- What a prepared batch takes off pensions by agreement, and of which overpayments.
CREATE TABLE batch_set_off (
    proposal_id int NOT NULL REFERENCES batch,
    item_id bigint NOT NULL REFERENCES open_item,
    area_id smallint NOT NULL REFERENCES area,
    person_id bigint NOT NULL REFERENCES person,
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (proposal_id, item_id)
);
CREATE INDEX batch_set_off_act ON batch_set_off (act_id);

SELECT written_by_acts('estate', 'heir', 'recovery', 'recovery_item', 'recovery_step', 'instalment', 'repayment', 'batch_set_off');
