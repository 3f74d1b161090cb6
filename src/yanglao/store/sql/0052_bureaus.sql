-- 认定单位 For which bureau a post certifies: whoever certifies does so for one bureau of the plan (policy/plans/<plan>/bureaus.toml) in each of their
-- roles, and nobody else has one.

ALTER TABLE staff_role ADD COLUMN bureau text NOT NULL DEFAULT '',
    ADD CONSTRAINT certifies_for_a_bureau CHECK ((role = 'certifier') = (bureau <> ''));
