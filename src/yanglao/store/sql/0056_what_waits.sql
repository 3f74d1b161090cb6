-- 待办提议 Which proposals still wait for somebody, kept by triggers: nobody has to look through all that were ever made. As with marks of
-- work its rows go; the check `waiting` compares them with the steps that were taken.
CREATE TABLE waiting_proposal (
    proposal_id int PRIMARY KEY REFERENCES proposal,
    area_id smallint NOT NULL REFERENCES area,
    kind text NOT NULL
);
CREATE INDEX waiting_proposal_area ON waiting_proposal (area_id, kind);

CREATE FUNCTION proposal_begins_to_wait() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO waiting_proposal (proposal_id, area_id, kind) VALUES (NEW.id, NEW.area_id, NEW.kind);
    RETURN NULL;
END $$;
CREATE TRIGGER proposal_waits AFTER INSERT ON proposal FOR EACH ROW EXECUTE FUNCTION proposal_begins_to_wait();

CREATE FUNCTION proposal_waits_no_more() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.step = 'sent_back' OR NEW.step = (SELECT c.step FROM proposal p JOIN proposal_chain c ON c.chain = p.chain
                                             WHERE p.id = NEW.proposal_id ORDER BY c.ordinal DESC LIMIT 1) THEN
        DELETE FROM waiting_proposal WHERE proposal_id = NEW.proposal_id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER proposal_step_ends AFTER INSERT ON proposal_step FOR EACH ROW EXECUTE FUNCTION proposal_waits_no_more();

REVOKE ALL ON FUNCTION proposal_begins_to_wait, proposal_waits_no_more FROM PUBLIC;
GRANT SELECT ON waiting_proposal TO yanglao_app;
