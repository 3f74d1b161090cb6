-- 查询记录 Who looked at whose file, at which page of it, and why where that was asked; login null: the person themself. Added to by pages and
-- commands that show a person, never changed. A look is no act: it holds no area and waits for nobody.
CREATE TABLE look (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    person_id bigint NOT NULL REFERENCES person,
    login text,
    what text NOT NULL CHECK (what ~ '^[a-z0-9_/-]{1,60}$'),
    why text NOT NULL CHECK (length(why) <= 200),
    looked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (area_id, login) REFERENCES staff (area_id, login)
);
CREATE INDEX look_person ON look (person_id, id);
CREATE INDEX look_login ON look (area_id, login, looked_at);

SELECT written_by_acts('look');
