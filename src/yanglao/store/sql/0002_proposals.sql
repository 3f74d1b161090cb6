-- Proposal, agreement, effect: what needs more than one pair of eyes. A proposal goes along a chain of steps; every step is
-- taken by another person, and the last one has the effect. The chains below are all the database needs to know of acts.

CREATE TABLE proposal_chain (
    chain text NOT NULL,
    ordinal smallint NOT NULL,
    step text NOT NULL,
    PRIMARY KEY (chain, ordinal),
    UNIQUE (chain, step)
);
INSERT INTO proposal_chain VALUES
    ('two', 1, 'proposed'), ('two', 2, 'agreed'),
    ('three', 1, 'proposed'), ('three', 2, 'agreed'), ('three', 3, 'approved'),
    ('payroll', 1, 'prepared'), ('payroll', 2, 'reviewed'), ('payroll', 3, 'released'), ('payroll', 4, 'booked');

CREATE TABLE proposal (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    kind text NOT NULL,                    -- the act that is proposed
    chain text NOT NULL,                   -- how many people, and what their steps are called
    content jsonb NOT NULL,                -- what is proposed, with its effect as shown
    act_id bigint NOT NULL UNIQUE REFERENCES act,
    CHECK (chain IN ('two', 'three', 'payroll')),
    CHECK ((kind = 'payroll') = (chain = 'payroll'))
);

CREATE TABLE proposal_step (
    proposal_id int NOT NULL REFERENCES proposal,
    area_id smallint NOT NULL,
    step text NOT NULL,                    -- of the kind's chain, or sent_back
    actor text NOT NULL,
    on_day date NOT NULL,
    reason text NOT NULL DEFAULT '',
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (proposal_id, step),
    FOREIGN KEY (area_id, actor) REFERENCES staff (area_id, login)
);
CREATE INDEX proposal_step_act ON proposal_step (act_id);
-- Nobody agrees to what they have proposed or agreed to already.
CREATE UNIQUE INDEX proposal_people_differ ON proposal_step (proposal_id, actor) WHERE step <> 'sent_back';

CREATE FUNCTION proposal_step_in_order() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    proposed proposal%ROWTYPE;
    taken int;
    wanted smallint;
    steps int;
BEGIN
    SELECT * INTO STRICT proposed FROM proposal WHERE id = NEW.proposal_id FOR UPDATE;
    IF NEW.area_id <> proposed.area_id THEN
        RAISE EXCEPTION 'proposal %: is of another area', NEW.proposal_id USING ERRCODE = 'check_violation';
    END IF;
    SELECT count(*) INTO taken FROM proposal_step WHERE proposal_id = NEW.proposal_id;
    SELECT count(*) INTO steps FROM proposal_chain WHERE chain = proposed.chain;
    SELECT ordinal INTO wanted FROM proposal_chain WHERE chain = proposed.chain AND step = NEW.step;
    IF EXISTS (SELECT FROM proposal_step WHERE proposal_id = NEW.proposal_id AND step = 'sent_back') OR taken >= steps THEN
        RAISE EXCEPTION 'proposal %: is over', NEW.proposal_id USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.step <> 'sent_back' AND wanted IS DISTINCT FROM taken + 1 OR NEW.step = 'sent_back' AND taken = 0 THEN
        RAISE EXCEPTION 'proposal %: cannot be % now', NEW.proposal_id, NEW.step USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM proposal_step WHERE proposal_id = NEW.proposal_id AND on_day > NEW.on_day) THEN
        RAISE EXCEPTION 'proposal %: dated before the step it follows', NEW.proposal_id USING ERRCODE = 'datetime_field_overflow';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER proposal_step_order BEFORE INSERT ON proposal_step FOR EACH ROW EXECUTE FUNCTION proposal_step_in_order();

-- A parameter of the plan as the city has decided it, on top of the plan's folder: the effect of a proposal.
CREATE TABLE law_version (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    parameter text NOT NULL,
    valid_from int NOT NULL,               -- month: year * 12 + month - 1
    value jsonb,                           -- as the plan writes it; null: unset
    status text NOT NULL CHECK (status IN ('confirmed', 'inferred', 'unset')),
    basis text NOT NULL,
    source text NOT NULL,
    announced_on date NOT NULL,
    proposal_id int NOT NULL REFERENCES proposal,
    act_id bigint NOT NULL REFERENCES act,
    UNIQUE (proposal_id, parameter)
);
CREATE INDEX law_version_act ON law_version (act_id);

-- Two records of one person: from a day on the one that goes leads to the one that stays; it stays readable.
CREATE TABLE person_merge (
    person_id bigint PRIMARY KEY REFERENCES person,
    into_id bigint NOT NULL REFERENCES person,
    area_id smallint NOT NULL REFERENCES area,
    recorded_on date NOT NULL,
    proposal_id int NOT NULL UNIQUE REFERENCES proposal,
    act_id bigint NOT NULL REFERENCES act,
    CHECK (person_id <> into_id)
);
CREATE INDEX person_merge_act ON person_merge (act_id);
