-- 集体补助和资助 Money that villages, organisations and individuals give to the fund: each through a line of the bank, booked by its entry, and for
-- whom it was given.
CREATE TABLE collective_grant (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    proposal_id int NOT NULL UNIQUE REFERENCES proposal,
    area_id smallint NOT NULL REFERENCES area,
    line_id bigint NOT NULL REFERENCES bank_line,
    entry_id bigint NOT NULL UNIQUE REFERENCES entry,
    giver text NOT NULL CHECK (giver IN ('collective', 'organisation', 'individual')),
    payer text NOT NULL CHECK (payer <> ''),
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    document text NOT NULL CHECK (document <> ''),
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX collective_grant_line ON collective_grant (line_id);
CREATE INDEX collective_grant_act ON collective_grant (act_id);

CREATE TABLE collective_share (
    grant_id int NOT NULL REFERENCES collective_grant,
    person_id bigint NOT NULL REFERENCES person,
    area_id smallint NOT NULL REFERENCES area,
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (grant_id, person_id)
);
CREATE INDEX collective_share_act ON collective_share (act_id);

CREATE FUNCTION shares_within_grant() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (SELECT sum(amount_fen) FROM collective_share WHERE grant_id = NEW.grant_id) >
        (SELECT amount_fen FROM collective_grant WHERE id = NEW.grant_id) THEN
        RAISE EXCEPTION 'more than grant % brought', NEW.grant_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER shares_within_grant AFTER INSERT ON collective_share FOR EACH ROW EXECUTE FUNCTION shares_within_grant();
REVOKE ALL ON FUNCTION shares_within_grant FROM PUBLIC;

SELECT written_by_acts('collective_grant', 'collective_share');
