-- What others tell the office, and what is no fact of anybody's life yet: the household survey, the lists of other schemes that were
-- gone through, and certifications that somebody disputes. Added to, never changed.

-- A household survey, a person a row; the latest of a number holds. These people need not be on the register.
CREATE TABLE survey_row (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    number_hash bytea NOT NULL,
    number_sealed bytea NOT NULL,
    name text NOT NULL,
    unit_id int NOT NULL REFERENCES unit,
    household text NOT NULL,
    since date NOT NULL,                   -- of the registration here
    is_student boolean NOT NULL,
    scheme text NOT NULL,                  -- '': in no other scheme
    is_drawing boolean NOT NULL,
    gone text NOT NULL,                    -- 'moved' or 'dead'; '': lives here
    asked_on date NOT NULL,
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX survey_row_number ON survey_row (area_id, number_hash, id);
CREATE INDEX survey_row_act ON survey_row (act_id);

-- A list of another scheme that was gone through: of which scheme, how many rows it had, how many of them are people of ours.
CREATE TABLE matching (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    scheme text NOT NULL,
    row_count int NOT NULL,
    ours int NOT NULL CHECK (ours BETWEEN 0 AND row_count),
    on_day date NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    UNIQUE (act_id, scheme)
);
CREATE INDEX matching_scheme ON matching (area_id, scheme, id);

-- A certification that somebody disputes, and (a row that settles it) what came of it.
CREATE TABLE certification_dispute (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    fact_root bigint NOT NULL,             -- the certification
    settles bigint UNIQUE REFERENCES certification_dispute,
    outcome text NOT NULL CHECK (outcome IN ('open', 'upheld', 'dismissed')),
    reason text NOT NULL,
    on_day date NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    CHECK ((outcome = 'open') = (settles IS NULL))
);
CREATE INDEX certification_dispute_fact ON certification_dispute (area_id, fact_root);
CREATE INDEX certification_dispute_act ON certification_dispute (act_id);

SELECT written_by_acts('survey_row', 'matching', 'certification_dispute');
