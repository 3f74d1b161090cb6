-- 监护与代办 Who may act for a person: a guardian, or an agent whose authority has an end, acts and amounts; and what they came for.
-- Added to, never changed.

CREATE TABLE proxy (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    person_id bigint NOT NULL REFERENCES person,
    kind text NOT NULL CHECK (kind IN ('guardian', 'agent')),
    name text NOT NULL,
    number_hash bytea NOT NULL,            -- of whoever acts for the person
    number_sealed bytea NOT NULL,
    document text NOT NULL,
    since date NOT NULL,
    until date NOT NULL CHECK (until > since),
    covers text NOT NULL,                  -- names of acts, with a comma between; '': all that can be asked for
    most_fen bigint NOT NULL CHECK (most_fen >= 0),  -- 0: no limit
    proposal_id int NOT NULL UNIQUE REFERENCES proposal,
    act_id bigint NOT NULL REFERENCES act,
    CHECK (kind = 'guardian' OR until < 'infinity'),
    CHECK (kind = 'agent' OR (covers = '' AND most_fen = 0))
);
CREATE INDEX proxy_person ON proxy (person_id, id);
CREATE INDEX proxy_number ON proxy (area_id, number_hash);
CREATE INDEX proxy_act ON proxy (act_id);

CREATE TABLE proxy_end (
    proxy_id int PRIMARY KEY REFERENCES proxy,
    area_id smallint NOT NULL REFERENCES area,
    reason text NOT NULL,
    on_day date NOT NULL,
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX proxy_end_act ON proxy_end (act_id);

-- What somebody came for in a person's name: the act says what it was.
CREATE TABLE application (
    act_id bigint NOT NULL REFERENCES act,
    person_id bigint NOT NULL REFERENCES person,
    proxy_id int NOT NULL REFERENCES proxy,
    area_id smallint NOT NULL REFERENCES area,
    PRIMARY KEY (act_id, person_id, proxy_id)
);
CREATE INDEX application_person ON application (person_id);

CREATE INDEX payee_account ON payee (account_hash);

SELECT written_by_acts('proxy', 'proxy_end', 'application');
