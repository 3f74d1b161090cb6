-- 全面核查 Every check of the book and the re-derivation, run at once: what was found, kept byte for byte. Figures and names of checks alone.
CREATE TABLE whole_audit (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    findings int NOT NULL CHECK (findings >= 0),
    told text NOT NULL,                       -- JSON, byte for byte
    sha256 text NOT NULL CHECK (sha256 = encode(sha256(convert_to(told, 'UTF8')), 'hex')),
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX whole_audit_act ON whole_audit (act_id);
SELECT written_by_acts('whole_audit');
