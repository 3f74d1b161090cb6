-- What every later file needs. The roles yanglao_app and yanglao_reader are there already (store/migrating.py).

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '%: rows are never changed or removed; record a correction', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

-- Tables to which rows are only added.
CREATE FUNCTION only_added(VARIADIC tables text[]) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY tables LOOP
        EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.%I FOR EACH ROW EXECUTE FUNCTION public.append_only()', name);
        EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON public.%I FOR EACH STATEMENT EXECUTE FUNCTION public.append_only()', name);
    END LOOP;
END $$;

-- The same for tables that acts write: the application reads them and adds to them.
CREATE FUNCTION written_by_acts(VARIADIC tables text[]) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE name text;
BEGIN
    PERFORM public.only_added(VARIADIC tables);
    FOREACH name IN ARRAY tables LOOP
        EXECUTE format('GRANT SELECT, INSERT ON public.%I TO yanglao_app', name);
    END LOOP;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO yanglao_app;
END $$;
REVOKE ALL ON FUNCTION only_added, written_by_acts FROM PUBLIC;
