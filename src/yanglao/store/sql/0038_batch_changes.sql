-- 发放变动 What is different in a batch from the month before, person by person, as it was prepared: so that a page of it reads a page, not the
-- batch. Kinds of difference, causes and kinds of facts by their numbers (payment/changes.py, acts/payroll/causes.py, life/kinds.py).
CREATE TABLE batch_change (
    proposal_id int NOT NULL REFERENCES batch,
    change smallint NOT NULL,
    cause smallint NOT NULL,
    kind smallint NOT NULL,                  -- of the fact behind it; 0: none
    person_id bigint NOT NULL,
    area_id smallint NOT NULL REFERENCES area,
    about bigint NOT NULL,                   -- the fact or payee behind it; 0: neither
    before_fen bigint NOT NULL,
    now_fen bigint NOT NULL,
    earlier_fen bigint NOT NULL,             -- what the batch adds to earlier months, or takes back
    withheld_fen bigint NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (proposal_id, change, cause, kind, person_id)
);
CREATE INDEX batch_change_act ON batch_change (act_id);
CREATE INDEX batch_change_person ON batch_change (proposal_id, person_id);

SELECT written_by_acts('batch_change');

-- What came back of a batch is found by the batch.
CREATE INDEX open_item_batch ON open_item (proposal_id, payee_id) WHERE proposal_id IS NOT NULL;
CREATE INDEX open_item_returned ON open_item (area_id) WHERE kind = 'returned';
CREATE INDEX payment_answer_back ON payment_answer (proposal_id, payee_id) WHERE is_returned;
