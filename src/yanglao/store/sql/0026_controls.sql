-- 内控监测 What the controls have found, and what was answered to it. A hit stops nobody's pension: it is a question to be answered by name.

-- A run of the controls: how many circumstances each of them found, and how many of those were new.
CREATE TABLE control_run (
    act_id bigint PRIMARY KEY REFERENCES act,
    area_id smallint NOT NULL REFERENCES area,
    on_day date NOT NULL,
    counts jsonb NOT NULL                  -- control -> {"found": …, "new": …}
);
CREATE INDEX control_run_day ON control_run (area_id, on_day);

-- A circumstance, once, however often it is found.
CREATE TABLE control_hit (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    control text NOT NULL,
    fingerprint text NOT NULL CHECK (fingerprint <> ''),
    why text NOT NULL,
    risk text NOT NULL CHECK (risk IN ('high', 'medium', 'low')),
    person_id bigint REFERENCES person,    -- whom it is about; null: nobody of the register
    login text,                            -- of whom of the staff it is about
    line_id bigint REFERENCES bank_line,   -- and which line of the bank
    acts bigint[] NOT NULL,                -- whose makers do not answer it
    evidence jsonb NOT NULL,
    at_risk_fen bigint NOT NULL CHECK (at_risk_fen >= 0),
    act_id bigint NOT NULL REFERENCES control_run,
    FOREIGN KEY (area_id, login) REFERENCES staff (area_id, login),
    UNIQUE (area_id, control, fingerprint)
);
CREATE INDEX control_hit_act ON control_hit (act_id);

CREATE TABLE control_answer (
    hit_id int PRIMARY KEY REFERENCES control_hit,
    area_id smallint NOT NULL REFERENCES area,
    outcome text NOT NULL CHECK (outcome IN ('explained', 'case', 'false_alarm')),
    answer text NOT NULL CHECK (answer <> ''),
    answered_by text NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    FOREIGN KEY (area_id, answered_by) REFERENCES staff (area_id, login)
);
CREATE INDEX control_answer_act ON control_answer (act_id);

SELECT written_by_acts('control_run', 'control_hit', 'control_answer');
