-- What an area was founded with stands under no act: units, and people with their first roles. Each founding seals all of it as it
-- then is; the last seal holds.
CREATE TABLE founding_seal (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    seal bytea NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX founding_seal_area ON founding_seal (area_id, id);
SELECT written_by_acts('founding_seal');
