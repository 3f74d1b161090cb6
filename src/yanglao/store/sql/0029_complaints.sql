-- 举报投诉 What people complain of, anonymously or not; who they are stands apart, under seal, and every look at it is on record.
CREATE TABLE complaint (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    unit_id int REFERENCES unit,           -- complained about
    staff text,                            -- complained about: the login
    matter text NOT NULL CHECK (matter IN ('late_payment', 'misuse', 'false_claim', 'conduct', 'other')),
    channel text NOT NULL CHECK (channel IN ('counter', 'letter', 'phone', 'online')),
    came_on date NOT NULL,
    what text NOT NULL CHECK (what <> ''),
    act_id bigint NOT NULL REFERENCES act,
    FOREIGN KEY (area_id, staff) REFERENCES staff (area_id, login)
);
CREATE INDEX complaint_act ON complaint (act_id);

CREATE TABLE complaint_informant (
    complaint_id int PRIMARY KEY REFERENCES complaint,
    area_id smallint NOT NULL REFERENCES area,
    name_sealed bytea NOT NULL,
    contact_sealed bytea NOT NULL,
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX complaint_informant_act ON complaint_informant (act_id);

CREATE TABLE informant_read (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    complaint_id int NOT NULL REFERENCES complaint_informant,
    area_id smallint NOT NULL REFERENCES area,
    purpose text NOT NULL CHECK (purpose <> ''),
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX informant_read_act ON informant_read (act_id);

CREATE TABLE complaint_step (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    complaint_id int NOT NULL REFERENCES complaint,
    area_id smallint NOT NULL REFERENCES area,
    on_day date NOT NULL,
    what text NOT NULL CHECK (what <> ''),
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX complaint_step_act ON complaint_step (act_id);

CREATE TABLE complaint_end (
    complaint_id int PRIMARY KEY REFERENCES complaint,
    area_id smallint NOT NULL REFERENCES area,
    outcome text NOT NULL CHECK (outcome IN ('founded', 'unfounded', 'passed_on')),
    reason text NOT NULL CHECK (reason <> ''),
    document text NOT NULL CHECK (document <> ''),
    passed_to text NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    CHECK ((outcome = 'passed_on') = (passed_to <> ''))
);
CREATE INDEX complaint_end_act ON complaint_end (act_id);

-- Whom a complaint is about, or whoever has held a role at the unit, never deals with it.
CREATE VIEW complained_about AS
    SELECT c.id AS complaint_id, c.area_id, c.staff AS login FROM complaint c WHERE c.staff IS NOT NULL
    UNION SELECT c.id, c.area_id, r.login FROM complaint c JOIN staff_role r ON r.area_id = c.area_id AND r.unit_id = c.unit_id;
GRANT SELECT ON complained_about TO yanglao_app;

CREATE FUNCTION dealt_with_by_others() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM public.complained_about c JOIN public.act a ON a.id = NEW.act_id AND a.actor = c.login
               WHERE c.complaint_id = NEW.complaint_id) THEN
        RAISE EXCEPTION 'complaint % is about who acts', NEW.complaint_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION dealt_with_by_others FROM PUBLIC;
CREATE TRIGGER dealt_with_by_others BEFORE INSERT ON informant_read FOR EACH ROW EXECUTE FUNCTION dealt_with_by_others();
CREATE TRIGGER dealt_with_by_others BEFORE INSERT ON complaint_step FOR EACH ROW EXECUTE FUNCTION dealt_with_by_others();
CREATE TRIGGER dealt_with_by_others BEFORE INSERT ON complaint_end FOR EACH ROW EXECUTE FUNCTION dealt_with_by_others();

SELECT written_by_acts('complaint', 'complaint_informant', 'informant_read', 'complaint_step', 'complaint_end');
