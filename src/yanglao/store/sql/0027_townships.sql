-- 单位报告 What a unit has reported of a month or a quarter: the figures as they stood when they were signed, as canonical JSON, and its
-- SHA-256. A correction is a further version with its reason. `through`: the last month of the period, `months` of them.
CREATE TABLE unit_report (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    unit_id int NOT NULL REFERENCES unit,
    through int NOT NULL,
    months smallint NOT NULL CHECK (months IN (1, 3)),
    version smallint NOT NULL CHECK (version > 0),
    data text NOT NULL,
    digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    reason text NOT NULL,                  -- why it takes the place of the version before; '' of the first
    act_id bigint NOT NULL REFERENCES act,
    CHECK ((version = 1) = (reason = '')),
    UNIQUE (area_id, unit_id, through, months, version)
);
CREATE INDEX unit_report_act ON unit_report (act_id);

-- 检查 What an inspection of a unit found.
CREATE TABLE inspection (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    unit_id int NOT NULL REFERENCES unit,
    subject text NOT NULL CHECK (subject <> ''),
    on_day date NOT NULL,
    sample int NOT NULL CHECK (sample > 0),
    faults int NOT NULL CHECK (faults BETWEEN 0 AND sample),
    findings text NOT NULL CHECK (findings <> ''),
    document text NOT NULL CHECK (document <> ''),
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX inspection_act ON inspection (act_id);

-- 通报 A unit praised or criticised by name for a period, on one ground: a measure of the ranking, or an inspection. `evidence`: what that
-- said when both people had agreed.
CREATE TABLE commendation (
    proposal_id int PRIMARY KEY REFERENCES proposal,
    area_id smallint NOT NULL REFERENCES area,
    unit_id int NOT NULL REFERENCES unit,
    is_praise boolean NOT NULL,
    through int NOT NULL,
    months smallint NOT NULL CHECK (months IN (1, 3, 12)),
    measure text CHECK (measure IN ('coverage', 'payment', 'deaths')),
    inspection_id int REFERENCES inspection,
    evidence jsonb NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    document text NOT NULL CHECK (document <> ''),
    act_id bigint NOT NULL REFERENCES act,
    CHECK ((measure IS NULL) <> (inspection_id IS NULL)),
    UNIQUE NULLS NOT DISTINCT (area_id, unit_id, through, months, measure, inspection_id)
);
CREATE INDEX commendation_act ON commendation (act_id);

SELECT written_by_acts('unit_report', 'inspection', 'commendation');
