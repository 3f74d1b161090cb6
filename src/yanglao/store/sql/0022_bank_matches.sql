-- 对账配对 Which lines of the bank are which movements of the book: lines and movements of one account that come to the same sum.
CREATE TABLE bank_match (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    account smallint NOT NULL REFERENCES account,
    rule text NOT NULL CHECK (rule IN ('reference', 'payments', 'group', 'amount', 'by_hand')),
    reason text NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    CHECK ((rule = 'by_hand') = (reason <> ''))
);
CREATE INDEX bank_match_act ON bank_match (act_id);

CREATE TABLE bank_match_line (
    match_id bigint NOT NULL REFERENCES bank_match,
    line_id bigint NOT NULL REFERENCES bank_line,
    area_id smallint NOT NULL REFERENCES area,
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (match_id, line_id)
);
CREATE INDEX bank_match_line_line ON bank_match_line (line_id);
CREATE INDEX bank_match_line_act ON bank_match_line (act_id);

-- A movement of the book by its key: a receipt, a repayment, what an entry moved besides.
CREATE TABLE bank_match_movement (
    match_id bigint NOT NULL REFERENCES bank_match,
    movement text NOT NULL,
    area_id smallint NOT NULL REFERENCES area,
    amount_fen bigint NOT NULL CHECK (amount_fen <> 0),
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (match_id, movement)
);
CREATE INDEX bank_match_movement_movement ON bank_match_movement (area_id, movement);
CREATE INDEX bank_match_movement_act ON bank_match_movement (act_id);

-- A match that was wrong: from then on its lines and movements are open again.
CREATE TABLE bank_match_end (
    match_id bigint PRIMARY KEY REFERENCES bank_match,
    area_id smallint NOT NULL REFERENCES area,
    reason text NOT NULL CHECK (reason <> ''),
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX bank_match_end_act ON bank_match_end (act_id);

CREATE FUNCTION bank_match_is_equal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (SELECT coalesce(sum(l.amount_fen), 0) FROM bank_match_line m JOIN bank_line l ON l.id = m.line_id WHERE m.match_id = NEW.id)
       <> (SELECT coalesce(sum(m.amount_fen), 0) FROM bank_match_movement m WHERE m.match_id = NEW.id) THEN
        RAISE EXCEPTION 'match %: lines and movements differ', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER bank_match_equal AFTER INSERT ON bank_match
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bank_match_is_equal();

CREATE FUNCTION bank_line_is_matched_once() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM bank_match_line m WHERE m.line_id = NEW.line_id AND m.match_id <> NEW.match_id
               AND NOT EXISTS (SELECT FROM bank_match_end e WHERE e.match_id = m.match_id)) THEN
        RAISE EXCEPTION 'line %: matched already', NEW.line_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bank_line_once BEFORE INSERT ON bank_match_line FOR EACH ROW EXECUTE FUNCTION bank_line_is_matched_once();

CREATE FUNCTION bank_movement_is_matched_once() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM bank_match_movement m JOIN bank_match o ON o.id = m.match_id JOIN bank_match n ON n.id = NEW.match_id
               WHERE m.area_id = NEW.area_id AND m.movement = NEW.movement AND m.match_id <> NEW.match_id AND o.account = n.account
               AND NOT EXISTS (SELECT FROM bank_match_end e WHERE e.match_id = m.match_id)) THEN
        RAISE EXCEPTION 'movement %: matched already', NEW.movement USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bank_movement_once BEFORE INSERT ON bank_match_movement FOR EACH ROW EXECUTE FUNCTION bank_movement_is_matched_once();

SELECT written_by_acts('bank_match', 'bank_match_line', 'bank_match_movement', 'bank_match_end');
REVOKE ALL ON FUNCTION bank_match_is_equal, bank_line_is_matched_once, bank_movement_is_matched_once FROM PUBLIC;
