-- 转交任务 Whom somebody has asked to do what waits for them, and why: for the step (of a proposal; '': there are none) that waited then. It holds
-- until the step is taken, is handed on, or is taken back; it gives nobody a right that they have not got.
CREATE TABLE task_handover (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    kind text NOT NULL CHECK (kind IN ('proposal', 'request', 'contest', 'objection', 'complaint', 'case')),
    task bigint NOT NULL,
    step text NOT NULL CHECK ((step <> '') = (kind = 'proposal')),
    login text NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    act_id bigint NOT NULL REFERENCES act,
    FOREIGN KEY (area_id, login) REFERENCES staff (area_id, login)
);
CREATE INDEX task_handover_task ON task_handover (area_id, kind, task);
CREATE INDEX task_handover_act ON task_handover (act_id);

CREATE TABLE task_take_back (
    handover_id int PRIMARY KEY REFERENCES task_handover,
    area_id smallint NOT NULL REFERENCES area,
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX task_take_back_act ON task_take_back (act_id);

-- Nobody hands anything to themselves, or what the lot has given to somebody: that the director does (reviewer_substitution).
CREATE FUNCTION handover_is_allowed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM act a WHERE a.id = NEW.act_id AND a.actor = NEW.login) THEN
        RAISE EXCEPTION 'nobody hands anything to themselves' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.kind = 'proposal' AND EXISTS (SELECT FROM reviewer_lot l WHERE l.proposal_id = NEW.task)
        AND (SELECT count(*) FROM proposal_step t WHERE t.proposal_id = NEW.task) = 1 THEN
        RAISE EXCEPTION 'proposal %: the lot says who is to look', NEW.task USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER task_handover_allowed BEFORE INSERT ON task_handover FOR EACH ROW EXECUTE FUNCTION handover_is_allowed();

-- It is taken back by whoever handed it over.
CREATE FUNCTION take_back_is_own() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (SELECT a.actor FROM task_handover h JOIN act a ON a.id = h.act_id WHERE h.id = NEW.handover_id)
        IS DISTINCT FROM (SELECT a.actor FROM act a WHERE a.id = NEW.act_id) THEN
        RAISE EXCEPTION 'handover % is another''s', NEW.handover_id USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER task_take_back_own BEFORE INSERT ON task_take_back FOR EACH ROW EXECUTE FUNCTION take_back_is_own();
REVOKE ALL ON FUNCTION handover_is_allowed, take_back_is_own FROM PUBLIC;

SELECT written_by_acts('task_handover', 'task_take_back');
