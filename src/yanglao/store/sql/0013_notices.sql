-- 送达 Notices to persons: what each is about, from which act; how and when it was served; and what was said to one that tells what is
-- intended. Added to, never changed.

CREATE TABLE notice (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    person_id bigint NOT NULL REFERENCES person,
    about text NOT NULL CHECK (about IN ('suspension_intended', 'recovery_intended', 'claim', 'claim_refused', 'withdrawal',
        'withdrawal_refused', 'suspension', 'recovery', 'reminder', 'refund', 'account')),
    document text NOT NULL,
    on_day date NOT NULL,
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX notice_person ON notice (person_id, id);
CREATE INDEX notice_act ON notice (act_id);

-- holds_from: the day from which periods run; later than served_on where it was published.
CREATE TABLE service (
    notice_id bigint PRIMARY KEY REFERENCES notice,
    area_id smallint NOT NULL REFERENCES area,
    way text NOT NULL CHECK (way IN ('in_person', 'left', 'post', 'public')),
    served_on date NOT NULL,
    holds_from date NOT NULL CHECK (holds_from >= served_on),
    addressee text NOT NULL,               -- '': the person
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX service_act ON service (act_id);

-- statement '': nothing was said in the time that there was.
CREATE TABLE hearing (
    notice_id bigint PRIMARY KEY REFERENCES service,
    area_id smallint NOT NULL REFERENCES area,
    heard_on date NOT NULL,
    statement text NOT NULL,
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX hearing_act ON hearing (act_id);

SELECT written_by_acts('notice', 'service', 'hearing');
