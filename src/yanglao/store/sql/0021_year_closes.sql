-- A year closed: the entry that takes its income and expenditure into net assets.
CREATE TABLE year_close (
    area_id smallint NOT NULL REFERENCES area,
    year smallint NOT NULL,
    entry_id bigint UNIQUE REFERENCES entry,  -- null: nothing had moved
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (area_id, year)
);
CREATE INDEX year_close_act ON year_close (act_id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON year_close FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON year_close FOR EACH STATEMENT EXECUTE FUNCTION append_only();
GRANT SELECT, INSERT ON year_close TO yanglao_app;
