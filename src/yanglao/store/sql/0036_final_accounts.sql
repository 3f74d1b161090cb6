-- 决算 The figures of a closed year, as two people have settled them: kept once and for all.
CREATE TABLE final_account (
    area_id smallint NOT NULL,
    year smallint NOT NULL,
    settled text NOT NULL,                    -- JSON, byte for byte
    sha256 text NOT NULL CHECK (sha256 = encode(sha256(convert_to(settled, 'UTF8')), 'hex')),
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (area_id, year),
    FOREIGN KEY (area_id, year) REFERENCES year_close
);
CREATE INDEX final_account_act ON final_account (act_id);
SELECT written_by_acts('final_account');
GRANT SELECT ON final_account TO yanglao_reader;  -- figures alone
