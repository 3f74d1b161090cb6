-- What every later file needs. The roles yanglao_app and yanglao_reader are there already (store/migrating.py).

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '%: rows are never changed or removed; record a correction', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
