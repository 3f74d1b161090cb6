-- 案件 Cases of supervision (九(一), 九(二)): what an office or a person answers for, what was done about it, what came of it. A case stops nobody's pension.
CREATE TABLE supervision_case (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    offence text NOT NULL CHECK (offence IN ('late_to_special_account', 'misuse', 'late_payment', 'changed_without_authority',
        'investment_loss', 'fraud')),
    office text NOT NULL CHECK (office IN ('agency', 'township', 'finance', 'bureau', 'certifying', 'bank')),
    what text NOT NULL CHECK (what <> ''),
    document text NOT NULL,
    hit_id int UNIQUE REFERENCES control_hit,  -- that it comes from; null: it was opened on its own
    proposal_id int REFERENCES proposal,       -- that it is about; null: none
    staff text,                                -- whom it is about: the login
    person_id bigint REFERENCES person,        -- whom of the register it is about
    at_risk_fen bigint NOT NULL CHECK (at_risk_fen >= 0),
    due_on date NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    FOREIGN KEY (area_id, staff) REFERENCES staff (area_id, login),
    CHECK (hit_id IS NOT NULL OR document <> '')
);
CREATE INDEX supervision_case_act ON supervision_case (act_id);
CREATE INDEX supervision_case_person ON supervision_case (person_id);

-- item_id: the overpayment whose recovery makes good what was lost; of one case alone.
CREATE TABLE case_step (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_id int NOT NULL REFERENCES supervision_case,
    area_id smallint NOT NULL REFERENCES area,
    step text NOT NULL CHECK (step IN ('order', 'evidence', 'referred', 'recovery')),
    on_day date NOT NULL,
    what text NOT NULL CHECK (what <> ''),
    document text NOT NULL CHECK (document <> ''),
    until date,
    referred_to text NOT NULL,
    item_id bigint UNIQUE REFERENCES open_item,
    act_id bigint NOT NULL REFERENCES act,
    CHECK ((step = 'order') = (until IS NOT NULL)),
    CHECK ((step = 'referred') = (referred_to <> '')),
    CHECK ((step = 'recovery') = (item_id IS NOT NULL))
);
CREATE INDEX case_step_case ON case_step (case_id);
CREATE INDEX case_step_act ON case_step (act_id);

-- recovered_fen: what had come back by then of the items that the case names.
CREATE TABLE case_end (
    case_id int PRIMARY KEY REFERENCES supervision_case,
    area_id smallint NOT NULL REFERENCES area,
    outcome text NOT NULL CHECK (outcome IN ('corrected', 'recovered', 'liability', 'unfounded')),
    reason text NOT NULL CHECK (reason <> ''),
    document text NOT NULL CHECK (document <> ''),
    recovered_fen bigint NOT NULL CHECK (recovered_fen >= 0),
    liable_staff text,
    liable_person bigint REFERENCES person,
    proposal_id int NOT NULL UNIQUE REFERENCES proposal,
    act_id bigint NOT NULL REFERENCES act,
    FOREIGN KEY (area_id, liable_staff) REFERENCES staff (area_id, login),
    CHECK (outcome <> 'recovered' OR recovered_fen > 0),
    CHECK ((outcome = 'liability') = (liable_staff IS NOT NULL OR liable_person IS NOT NULL))
);
CREATE INDEX case_end_act ON case_end (act_id);

-- What has come back of the items that a case names, and what is still owed; what was written off or turned back is neither.
CREATE VIEW case_money AS
    SELECT s.case_id, s.area_id, m.act_id, i.id AS item_id, m.amount_fen
    FROM case_step s JOIN open_item i ON i.id = s.item_id JOIN item_move m ON m.item_id = i.id WHERE m.how IN ('repaid', 'set_off', 'met');
GRANT SELECT ON case_money TO yanglao_app;

-- Whom a case is about, and whoever prepared or agreed to what is in question: none of them deals with it.
CREATE VIEW case_concerned AS
    SELECT c.id AS case_id, c.area_id, c.staff AS login FROM supervision_case c WHERE c.staff IS NOT NULL
    UNION SELECT c.id, c.area_id, s.login FROM supervision_case c JOIN identity i ON i.person_id = c.person_id
      OR i.person_id IN (SELECT m.person_id FROM person_merge m WHERE m.into_id = c.person_id)
      JOIN staff s ON s.area_id = c.area_id AND s.own_hash = i.number_hash
    UNION SELECT c.id, c.area_id, s.login FROM supervision_case c JOIN proxy p ON p.person_id = c.person_id AND p.kind = 'guardian'
      AND NOT EXISTS (SELECT FROM proxy_end e WHERE e.proxy_id = p.id)
      JOIN staff s ON s.area_id = c.area_id AND s.own_hash = p.number_hash
    UNION SELECT c.id, c.area_id, a.actor FROM supervision_case c JOIN control_hit h ON h.id = c.hit_id JOIN act a ON a.id = ANY(h.acts)
    UNION SELECT c.id, c.area_id, t.actor FROM supervision_case c JOIN control_hit h ON h.id = c.hit_id
      JOIN proposal_step s ON s.act_id = ANY(h.acts) JOIN proposal_step t ON t.proposal_id = s.proposal_id
    UNION SELECT c.id, c.area_id, t.actor FROM supervision_case c JOIN proposal_step t ON t.proposal_id = c.proposal_id;
GRANT SELECT ON case_concerned TO yanglao_app;

CREATE FUNCTION case_of_others() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE number int := coalesce(to_jsonb(NEW) ->> 'case_id', to_jsonb(NEW) ->> 'id')::int;
BEGIN
    IF EXISTS (
        SELECT FROM public.case_concerned c WHERE c.case_id = number AND c.login IN (
            SELECT a.actor FROM public.act a WHERE a.id = NEW.act_id
            UNION SELECT s.actor FROM public.proposal_step s JOIN public.case_end e ON e.proposal_id = s.proposal_id
            WHERE e.case_id = number AND s.step <> 'sent_back')
    ) THEN
        RAISE EXCEPTION 'case % is about who acts', number USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION case_of_others FROM PUBLIC;
CREATE TRIGGER case_of_others AFTER INSERT ON supervision_case FOR EACH ROW EXECUTE FUNCTION case_of_others();
CREATE TRIGGER case_of_others AFTER INSERT ON case_step FOR EACH ROW EXECUTE FUNCTION case_of_others();
CREATE TRIGGER case_of_others AFTER INSERT ON case_end FOR EACH ROW EXECUTE FUNCTION case_of_others();

-- A case of which nothing came back is closed by three; nobody whom the end holds liable is one of them.
CREATE FUNCTION closed_by_enough() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.outcome <> 'recovered' AND NOT EXISTS (SELECT FROM public.proposal p WHERE p.id = NEW.proposal_id AND p.chain = 'three') THEN
        RAISE EXCEPTION 'case % is closed by fewer than three', NEW.case_id USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.liable_staff IN (SELECT s.actor FROM public.proposal_step s WHERE s.proposal_id = NEW.proposal_id
                            UNION SELECT a.actor FROM public.act a WHERE a.id = NEW.act_id) THEN
        RAISE EXCEPTION 'case % is closed by who is liable', NEW.case_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION closed_by_enough FROM PUBLIC;
CREATE TRIGGER closed_by_enough BEFORE INSERT ON case_end FOR EACH ROW EXECUTE FUNCTION closed_by_enough();

SELECT written_by_acts('supervision_case', 'case_step', 'case_end');
