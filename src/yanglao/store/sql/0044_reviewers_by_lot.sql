-- 抽签复核 Who of those who may is to look at a proposal, drawn from a seed; and whom the director named in their stead, and why.
CREATE TABLE reviewer_lot (
    proposal_id int PRIMARY KEY REFERENCES proposal,
    area_id smallint NOT NULL REFERENCES area,
    seed text NOT NULL CHECK (seed ~ '^[0-9a-f]{64}$'),
    roles text[] NOT NULL CHECK (cardinality(roles) > 0),
    eligible text[] NOT NULL CHECK (cardinality(eligible) > 0),     -- in order
    drawn text NOT NULL CHECK (drawn = ANY (eligible)),
    act_id bigint NOT NULL REFERENCES act,
    FOREIGN KEY (area_id, drawn) REFERENCES staff (area_id, login)
);
CREATE INDEX reviewer_lot_act ON reviewer_lot (act_id);

CREATE TABLE reviewer_substitution (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    proposal_id int NOT NULL REFERENCES reviewer_lot,
    area_id smallint NOT NULL REFERENCES area,
    login text NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    act_id bigint NOT NULL REFERENCES act,
    FOREIGN KEY (area_id, login) REFERENCES staff (area_id, login)
);
CREATE INDEX reviewer_substitution_proposal ON reviewer_substitution (proposal_id);
CREATE INDEX reviewer_substitution_act ON reviewer_substitution (act_id);

-- The second step of a proposal for which a lot was drawn is taken by whom the lot, or the director after it, has named.
CREATE FUNCTION second_person_is_drawn() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    named text;
BEGIN
    SELECT coalesce((SELECT s.login FROM reviewer_substitution s WHERE s.proposal_id = l.proposal_id ORDER BY s.id DESC LIMIT 1), l.drawn)
        INTO named FROM reviewer_lot l WHERE l.proposal_id = NEW.proposal_id;
    IF named <> NEW.actor AND (SELECT count(*) FROM proposal_step t WHERE t.proposal_id = NEW.proposal_id) = 1 AND NEW.step <> 'sent_back' THEN
        RAISE EXCEPTION 'proposal %: the lot has named somebody else', NEW.proposal_id USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION second_person_is_drawn FROM PUBLIC;
CREATE TRIGGER proposal_step_drawn BEFORE INSERT ON proposal_step FOR EACH ROW EXECUTE FUNCTION second_person_is_drawn();

SELECT written_by_acts('reviewer_lot', 'reviewer_substitution');
