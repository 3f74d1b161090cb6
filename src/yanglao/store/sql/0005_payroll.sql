-- Payroll: a batch is a proposal with lines; what it sends to the bank, and the bank's answers; how far the books are closed.

CREATE TABLE batch (
    id int PRIMARY KEY REFERENCES proposal,
    area_id smallint NOT NULL REFERENCES area,
    month int NOT NULL,
    act_id bigint NOT NULL UNIQUE REFERENCES act,
    facts_through bigint NOT NULL,           -- the last fact looked at
    work_through bigint NOT NULL,            -- the last mark looked at
    payees_through bigint NOT NULL,          -- the last payee looked at
    law text NOT NULL,                       -- fingerprint of the law used
    keeps bigint[] NOT NULL,                 -- persons looked at of whom more is still to come
    has_own_table boolean NOT NULL,          -- whether the month's own lines wait in a table that becomes the partition
    totals jsonb NOT NULL,                   -- control totals as prepared
    payments_digest bytea NOT NULL           -- SHA-256 of all payments (payee, fen): what was approved is what is paid
);

-- Lines of a prepared batch that are not its month's own (arrears, overpayments) wait here.
CREATE TABLE pension_draft (proposal_id int NOT NULL REFERENCES batch, LIKE pension_line INCLUDING CONSTRAINTS);
CREATE INDEX pension_draft_batch ON pension_draft (proposal_id);

-- A payroll that looked and found nothing to pay: no batch, and nobody has to agree to anything.
CREATE TABLE empty_payroll (
    act_id bigint PRIMARY KEY REFERENCES act,
    area_id smallint NOT NULL REFERENCES area,
    month int NOT NULL,
    facts_through bigint NOT NULL,
    work_through bigint NOT NULL,
    law text NOT NULL,
    keeps bigint[] NOT NULL
);

-- The payrolls that are over, whether or not there was anything to pay; done_on: when each was booked, or had nothing to book.
CREATE VIEW payroll_run AS
    SELECT b.area_id, b.month, b.act_id, b.facts_through, b.work_through, b.law, b.keeps, s.on_day AS done_on
    FROM batch b JOIN proposal_step s ON s.proposal_id = b.id AND s.step = 'booked'
    UNION ALL
    SELECT e.area_id, e.month, e.act_id, e.facts_through, e.work_through, e.law, e.keeps, a.on_day
    FROM empty_payroll e JOIN act a ON a.id = e.act_id;

-- What is open with persons and goes out with a batch.
CREATE TABLE batch_item (
    proposal_id int NOT NULL REFERENCES batch,
    item_id bigint NOT NULL REFERENCES open_item,
    area_id smallint NOT NULL REFERENCES area,
    payee_id bigint NOT NULL REFERENCES payee,
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (proposal_id, item_id, payee_id)
);
CREATE INDEX batch_item_act ON batch_item (act_id);

CREATE TABLE bank_file (
    proposal_id int PRIMARY KEY REFERENCES batch,
    area_id smallint NOT NULL REFERENCES area,
    sha256 bytea NOT NULL,
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX bank_file_act ON bank_file (act_id);

-- What the bank said of a payment: paid, returned, or first paid and later returned.
CREATE TABLE payment_answer (
    proposal_id int NOT NULL REFERENCES batch,
    payee_id bigint NOT NULL REFERENCES payee,
    is_returned boolean NOT NULL,
    area_id smallint NOT NULL REFERENCES area,
    person_id bigint NOT NULL REFERENCES person,
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    reason text NOT NULL,
    on_day date NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (proposal_id, payee_id, is_returned)
);
CREATE INDEX payment_answer_act ON payment_answer (act_id);
CREATE INDEX payment_answer_returned ON payment_answer (payee_id) WHERE is_returned;

CREATE FUNCTION return_is_work() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO work (area_id, person_id, run, act_id)
    SELECT DISTINCT n.area_id, n.person_id, 'payroll', n.act_id FROM new_answers n WHERE n.is_returned
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER payment_answer_is_work AFTER INSERT ON payment_answer
    REFERENCING NEW TABLE AS new_answers FOR EACH STATEMENT EXECUTE FUNCTION return_is_work();

-- How far the books have been closed: by month, with what the close looked at.
CREATE TABLE month_close (
    area_id smallint NOT NULL REFERENCES area,
    month int NOT NULL,
    facts_through bigint NOT NULL,
    work_through bigint NOT NULL,
    law text NOT NULL,
    keeps bigint[] NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (area_id, month)
);
CREATE INDEX month_close_act ON month_close (act_id);

-- A business day does not lie in a closed month.
CREATE FUNCTION act_day_is_open() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (extract(year FROM NEW.on_day) * 12 + extract(month FROM NEW.on_day) - 1)
       <= (SELECT max(c.month) FROM month_close c WHERE c.area_id = NEW.area_id) THEN
        RAISE EXCEPTION 'the month of % is closed', NEW.on_day USING ERRCODE = 'datetime_field_overflow';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER act_day_open BEFORE INSERT ON act FOR EACH ROW EXECUTE FUNCTION act_day_is_open();
