-- 复查 A decision that somebody contests, and what came of it: confirmed or replaced with the re-examination as it stood, or withdrawn.
CREATE TABLE contest (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    person_id bigint NOT NULL REFERENCES person,
    notice_id bigint NOT NULL REFERENCES notice,
    came_on date NOT NULL,
    channel text NOT NULL CHECK (channel IN ('counter', 'letter', 'phone', 'online')),
    reason text NOT NULL CHECK (reason <> ''),
    papers text NOT NULL,
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX contest_person ON contest (person_id);
CREATE INDEX contest_act ON contest (act_id);

-- replaced_by: the act by which what replaces the decision had its effect. digest: SHA-256 of the re-examination, in hexadecimal.
CREATE TABLE contest_end (
    contest_id int PRIMARY KEY REFERENCES contest,
    area_id smallint NOT NULL REFERENCES area,
    outcome text NOT NULL CHECK (outcome IN ('confirmed', 'replaced', 'withdrawn')),
    reason text NOT NULL CHECK (reason <> ''),
    document text NOT NULL,
    replaced_by bigint REFERENCES act,
    reexamination text,
    digest text,
    proposal_id int UNIQUE REFERENCES proposal,
    act_id bigint NOT NULL REFERENCES act,
    CHECK ((outcome = 'replaced') = (replaced_by IS NOT NULL)),
    CHECK ((outcome = 'withdrawn') = (proposal_id IS NULL)),
    CHECK ((outcome = 'withdrawn') = (reexamination IS NULL)),
    CHECK ((reexamination IS NULL) = (digest IS NULL))
);
CREATE INDEX contest_end_act ON contest_end (act_id);
CREATE INDEX contest_end_replaced_by ON contest_end (replaced_by);

-- Whoever prepared or agreed to a decision does not answer a contest of it.
CREATE FUNCTION answered_by_others() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM public.contest c JOIN public.notice n ON n.id = c.notice_id JOIN public.proposal_step mine ON mine.proposal_id = NEW.proposal_id
        WHERE c.id = NEW.contest_id AND mine.actor IN (
            SELECT a.actor FROM public.act a WHERE a.id = n.act_id
            UNION SELECT t.actor FROM public.proposal_step s JOIN public.proposal_step t ON t.proposal_id = s.proposal_id WHERE s.act_id = n.act_id)
    ) THEN
        RAISE EXCEPTION 'contest % is answered by who decided', NEW.contest_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION answered_by_others FROM PUBLIC;
CREATE TRIGGER answered_by_others BEFORE INSERT ON contest_end FOR EACH ROW EXECUTE FUNCTION answered_by_others();

ALTER TABLE notice DROP CONSTRAINT notice_about_check;
ALTER TABLE notice ADD CONSTRAINT notice_about_check CHECK (about IN ('suspension_intended', 'recovery_intended', 'claim', 'claim_refused',
    'withdrawal', 'withdrawal_refused', 'suspension', 'recovery', 'reminder', 'refund', 'account', 'contest_answer'));

SELECT written_by_acts('contest', 'contest_end');
