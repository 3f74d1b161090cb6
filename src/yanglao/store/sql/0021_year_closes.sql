-- A year closed: the entry that takes its income and expenditure into net assets.
CREATE TABLE year_close (
    area_id smallint NOT NULL REFERENCES area,
    year smallint NOT NULL,
    entry_id bigint UNIQUE REFERENCES entry,  -- null: nothing had moved
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (area_id, year)
);
CREATE INDEX year_close_act ON year_close (act_id);
SELECT written_by_acts('year_close');
