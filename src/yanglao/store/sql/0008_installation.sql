-- What this database is: by which files its tables were made, whose keys open it, whether a made-up city lives in it.

CREATE TABLE schema_file (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,                    -- a file of this folder, or views: what is made from code
    sha256 text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE installation (
    name text PRIMARY KEY CHECK (name IN ('keys', 'demo_residents', 'demo_seed')),
    value text NOT NULL,                   -- keys: their fingerprint, never the keys
    recorded_at timestamptz NOT NULL DEFAULT now()
);

SELECT only_added('schema_file', 'installation');

-- A made-up city is noted before there is an area, or not at all: real people are never made made-up ones afterwards.
CREATE FUNCTION city_comes_first() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.name <> 'keys' AND EXISTS (SELECT FROM area) THEN
        RAISE EXCEPTION 'there is an area already' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER installation_city BEFORE INSERT ON installation FOR EACH ROW EXECUTE FUNCTION city_comes_first();

GRANT SELECT ON schema_file, installation TO yanglao_app, yanglao_reader;
GRANT INSERT ON installation TO yanglao_app;

-- Nobody but the owner makes anything here, not even a temporary table that could stand before one of ours.
DO $$ BEGIN EXECUTE format('REVOKE CREATE, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()); END $$;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- What pages read: the book, what the years are counted from, the units, and the law as the city has decided it. No names, no numbers of persons.
GRANT USAGE ON SCHEMA public TO yanglao_reader;
GRANT SELECT ON area, account, entry, posting, arrival_line, interest_line, pension_line, settlement_line, fact, batch,
    proposal_step, month_close, unit, law_version TO yanglao_reader;
