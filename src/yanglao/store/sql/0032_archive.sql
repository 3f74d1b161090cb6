-- 档案 A volume of a class and a year that is closed: its papers with the SHA-256 of what each says, and one over them all.
CREATE TABLE archive_volume (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    class text NOT NULL CHECK (class IN ('registration', 'contributions', 'benefits', 'approvals', 'payments', 'accounting', 'bank')),
    year smallint NOT NULL,
    pieces int NOT NULL CHECK (pieces > 0),
    sha256 text NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    UNIQUE (area_id, class, year)
);
CREATE INDEX archive_volume_act ON archive_volume (act_id);

CREATE TABLE archive_piece (
    volume_id int NOT NULL REFERENCES archive_volume,
    area_id smallint NOT NULL REFERENCES area,
    piece text NOT NULL,
    sha256 text NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (volume_id, piece)
);
CREATE INDEX archive_piece_act ON archive_piece (act_id);

SELECT written_by_acts('archive_volume', 'archive_piece');
