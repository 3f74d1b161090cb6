-- 关口单 The page with which a batch passed a step of its payroll, word by word, and its SHA-256.
CREATE TABLE gate_page (
    proposal_id int NOT NULL REFERENCES batch,
    step text NOT NULL CHECK (step IN ('reviewed', 'released')),
    area_id smallint NOT NULL REFERENCES area,
    page text NOT NULL,
    sha256 bytea NOT NULL CHECK (sha256 = sha256(convert_to(page, 'UTF8'))),
    act_id bigint NOT NULL UNIQUE REFERENCES act,
    PRIMARY KEY (proposal_id, step)
);

SELECT written_by_acts('gate_page');
