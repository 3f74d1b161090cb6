-- What an area was founded with stands under no act: units, and people with their first roles. Each founding seals all of it as it
-- then is; the last seal holds.
CREATE TABLE founding_seal (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    seal bytea NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX founding_seal_area ON founding_seal (area_id, id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON founding_seal FOR EACH ROW EXECUTE FUNCTION append_only();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON founding_seal FOR EACH STATEMENT EXECUTE FUNCTION append_only();
GRANT SELECT, INSERT ON founding_seal TO yanglao_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO yanglao_app;
