-- What the application's role may have done for it, and only so: partitions opened, drafts laid out, keyed, attached or
-- dropped, marks of stored work taken away. Every function takes numbers and makes or checks every name itself.

CREATE TABLE pension_month (area_id smallint, month int, table_name text NOT NULL, PRIMARY KEY (area_id, month));

CREATE FUNCTION guard_table(name text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON public.%I FOR EACH STATEMENT EXECUTE FUNCTION public.append_only()', name);
    EXECUTE format('GRANT SELECT ON public.%I TO yanglao_app, yanglao_reader', name);
END $$;

CREATE FUNCTION open_year(area smallint, year int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE kind text;
BEGIN
    IF NOT EXISTS (SELECT FROM public.area a WHERE a.id = open_year.area) OR year NOT BETWEEN 1850 AND 2200 THEN
        RAISE EXCEPTION 'no such area or year' USING ERRCODE = 'check_violation';
    END IF;
    FOREACH kind IN ARRAY ARRAY['arrival_line', 'interest_line', 'settlement_line'] LOOP
        IF to_regclass(format('public.%s_%s_%s', kind, area, year)) IS NULL THEN
            EXECUTE format('CREATE TABLE public.%I PARTITION OF public.%I FOR VALUES FROM (%s, %s) TO (%s, %s)',
                           format('%s_%s_%s', kind, area, year), kind, area, year * 12, area, year * 12 + 12);
            PERFORM public.guard_table(format('%s_%s_%s', kind, area, year));
        END IF;
    END LOOP;
END $$;

-- An empty partition for a benefit month that has none.
CREATE FUNCTION open_pension_month(area smallint, month int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE name text := format('pension_line_%s_%s', area, month);
BEGIN
    IF NOT EXISTS (SELECT FROM public.area a WHERE a.id = open_pension_month.area) OR month NOT BETWEEN 1850 * 12 AND 2200 * 12 THEN
        RAISE EXCEPTION 'no such area or month' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (SELECT FROM public.pension_month p WHERE p.area_id = area AND p.month = open_pension_month.month) THEN
        EXECUTE format('CREATE TABLE public.%I PARTITION OF public.pension_line FOR VALUES FROM (%s, %s) TO (%s, %s)',
                       name, area, month, area, month + 1);
        PERFORM public.guard_table(name);
        INSERT INTO public.pension_month VALUES (area, month, name);
    END IF;
END $$;

CREATE FUNCTION own_table_of(batch int) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT format('pension_line_%s_%s_batch%s', b.area_id, b.month, b.id) FROM public.batch b WHERE b.id = batch AND b.has_own_table
$$;

-- The steps that decide what may be done with a batch's own table.
CREATE FUNCTION batch_step(batch int) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE WHEN bool_or(s.step = 'sent_back') THEN 'sent_back' WHEN bool_or(s.step = 'booked') THEN 'booked'
                WHEN bool_or(s.step = 'reviewed') THEN 'reviewed' ELSE 'prepared' END
    FROM public.proposal_step s WHERE s.proposal_id = batch
$$;

-- A table shaped like a partition, filled while a batch is prepared and attached when it is booked.
CREATE FUNCTION open_own_table(batch int) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE name text := public.own_table_of(batch); b public.batch%ROWTYPE;
BEGIN
    SELECT * INTO STRICT b FROM public.batch WHERE id = open_own_table.batch;
    IF name IS NULL OR public.batch_step(batch) <> 'prepared' THEN RAISE EXCEPTION 'batch %: no own table', batch USING ERRCODE = 'check_violation'; END IF;
    EXECUTE format('CREATE TABLE public.%I (LIKE public.pension_line INCLUDING CONSTRAINTS, CHECK (area_id = %s AND month = %s))', name, b.area_id, b.month);
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.%I FOR EACH ROW EXECUTE FUNCTION public.append_only()', name);
    PERFORM public.guard_table(name);
    EXECUTE format('GRANT INSERT ON public.%I TO yanglao_app', name);
    RETURN name;
END $$;

CREATE FUNCTION key_own_table(batch int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE name text := public.own_table_of(batch);
BEGIN
    IF name IS NULL OR public.batch_step(batch) <> 'prepared' THEN RAISE EXCEPTION 'batch %: no own table', batch USING ERRCODE = 'check_violation'; END IF;
    EXECUTE format('REVOKE INSERT ON public.%I FROM yanglao_app', name);
    EXECUTE format('ALTER TABLE public.%I ADD UNIQUE (person_id, area_id, month, round)', name);
END $$;

CREATE FUNCTION attach_own_table(batch int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE name text := public.own_table_of(batch); b public.batch%ROWTYPE;
BEGIN
    SELECT * INTO STRICT b FROM public.batch WHERE id = attach_own_table.batch;
    IF public.batch_step(batch) <> 'booked' THEN RAISE EXCEPTION 'batch % is not booked', batch USING ERRCODE = 'check_violation'; END IF;
    IF name IS NOT NULL THEN
        EXECUTE format('DROP TRIGGER append_only ON public.%I', name);  -- the parent's comes down to it
        EXECUTE format('ALTER TABLE public.pension_line ATTACH PARTITION public.%I FOR VALUES FROM (%s, %s) TO (%s, %s)',
                       name, b.area_id, b.month, b.area_id, b.month + 1);
        INSERT INTO public.pension_month VALUES (b.area_id, b.month, name);
    END IF;
END $$;

CREATE FUNCTION drop_own_table(batch int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE name text := public.own_table_of(batch);
BEGIN
    IF public.batch_step(batch) <> 'sent_back' THEN RAISE EXCEPTION 'batch % was not sent back', batch USING ERRCODE = 'check_violation'; END IF;
    IF name IS NOT NULL AND NOT EXISTS (SELECT FROM public.pension_month p WHERE p.table_name = name) THEN
        EXECUTE format('DROP TABLE IF EXISTS public.%I', name);
    END IF;
END $$;

-- Marks go only with the run that has seen their persons whole, in the very transaction that books it or finds
-- that there is nothing to book.
CREATE FUNCTION finish_payroll(batch int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE b public.batch%ROWTYPE;
BEGIN
    SELECT * INTO STRICT b FROM public.batch WHERE id = finish_payroll.batch;
    IF NOT EXISTS (SELECT FROM public.proposal_step s WHERE s.proposal_id = b.id AND s.step = 'booked'
                   AND s.xmin = pg_current_xact_id()::xid) THEN
        RAISE EXCEPTION 'batch % is not booked here and now', batch USING ERRCODE = 'check_violation';
    END IF;
    DELETE FROM public.work w WHERE w.area_id = b.area_id AND w.run = 'payroll' AND w.mark <= b.work_through
        AND w.person_id <> ALL (b.keeps);
END $$;

CREATE FUNCTION finish_empty_payroll(act bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE e public.empty_payroll%ROWTYPE;
BEGIN
    SELECT * INTO STRICT e FROM public.empty_payroll p WHERE p.act_id = act;
    IF NOT EXISTS (SELECT FROM public.empty_payroll p WHERE p.act_id = act AND p.xmin = pg_current_xact_id()::xid) THEN
        RAISE EXCEPTION 'the payroll of act % is not found empty here and now', act USING ERRCODE = 'check_violation';
    END IF;
    DELETE FROM public.work w WHERE w.area_id = e.area_id AND w.run = 'payroll' AND w.mark <= e.work_through
        AND w.person_id <> ALL (e.keeps);
END $$;

CREATE FUNCTION finish_close(area smallint, month int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE c public.month_close%ROWTYPE;
BEGIN
    SELECT * INTO STRICT c FROM public.month_close m WHERE m.area_id = area AND m.month = finish_close.month;
    IF NOT EXISTS (SELECT FROM public.month_close m WHERE m.area_id = area AND m.month = finish_close.month
                   AND m.xmin = pg_current_xact_id()::xid) THEN
        RAISE EXCEPTION 'month % is not closed here and now', month USING ERRCODE = 'check_violation';
    END IF;
    DELETE FROM public.work w WHERE w.area_id = c.area_id AND w.run = 'close' AND w.mark <= c.work_through
        AND w.person_id <> ALL (c.keeps);
END $$;
