-- 公布 Figures of a period as they were made public, and what replaced them.
CREATE TABLE publication (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    last_month int NOT NULL,
    months smallint NOT NULL CHECK (months IN (1, 3, 12)),
    published text NOT NULL,                  -- JSON, byte for byte what was made public
    sha256 text NOT NULL CHECK (sha256 = encode(sha256(convert_to(published, 'UTF8')), 'hex')),
    document text NOT NULL CHECK (document <> ''),
    replaces_id int UNIQUE REFERENCES publication,
    act_id bigint NOT NULL REFERENCES act
);
CREATE UNIQUE INDEX publication_first ON publication (area_id, last_month, months) WHERE replaces_id IS NULL;
CREATE INDEX publication_act ON publication (act_id);

-- 公示 Lists of persons posted for anybody to object to, as they were posted; who is on them; objections and what was answered.
CREATE TABLE notice_list (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    kind text NOT NULL CHECK (kind IN ('awarded', 'certified')),
    unit_id int NOT NULL REFERENCES unit,
    since date NOT NULL,                      -- recorded from this day on
    posted_until date NOT NULL,
    posted text NOT NULL,                     -- JSON, masked, byte for byte what was posted
    sha256 text NOT NULL CHECK (sha256 = encode(sha256(convert_to(posted, 'UTF8')), 'hex')),
    document text NOT NULL CHECK (document <> ''),
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX notice_list_act ON notice_list (act_id);

CREATE TABLE notice_list_person (
    list_id int NOT NULL REFERENCES notice_list,
    person_id bigint NOT NULL REFERENCES person,
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (list_id, person_id)
);
CREATE INDEX notice_list_person_act ON notice_list_person (act_id);
CREATE INDEX notice_list_person_person ON notice_list_person (person_id);

CREATE TABLE objection (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    list_id int NOT NULL,
    person_id bigint NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    objector text NOT NULL,                   -- '': did not give a name
    due_on date NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    FOREIGN KEY (list_id, person_id) REFERENCES notice_list_person
);
CREATE INDEX objection_act ON objection (act_id);
CREATE INDEX objection_list ON objection (list_id, person_id);

CREATE TABLE objection_answer (
    objection_id int PRIMARY KEY REFERENCES objection,
    area_id smallint NOT NULL REFERENCES area,
    outcome text NOT NULL CHECK (outcome IN ('upheld', 'rejected')),
    answer text NOT NULL CHECK (answer <> ''),
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX objection_answer_act ON objection_answer (act_id);

SELECT written_by_acts('publication', 'notice_list', 'notice_list_person', 'objection', 'objection_answer');
GRANT SELECT ON publication TO yanglao_reader;  -- figures alone; of the lists, which name people, nothing
