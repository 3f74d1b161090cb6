-- What belongs to the transaction under way, what it tries and may undo again included: an act that is previewed runs inside another one.
CREATE FUNCTION is_of_this_transaction(row_xmin xid) RETURNS boolean LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE next bigint := pg_snapshot_xmax(pg_current_snapshot())::text::bigint;
        own bigint := row_xmin::text::bigint;
BEGIN
    -- A row that is seen while whoever wrote it is still at work is one's own. The counter of 32 bits is made whole by the snapshot's.
    RETURN pg_xact_status((next - mod(next - own, 4294967296))::text::xid8) = 'in progress';
END $$;

CREATE OR REPLACE FUNCTION finish_payroll(batch int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE b public.batch%ROWTYPE;
BEGIN
    SELECT * INTO STRICT b FROM public.batch WHERE id = finish_payroll.batch;
    IF NOT EXISTS (SELECT FROM public.proposal_step s WHERE s.proposal_id = b.id AND s.step = 'booked'
                   AND public.is_of_this_transaction(s.xmin)) THEN
        RAISE EXCEPTION 'batch % is not booked here and now', batch USING ERRCODE = 'check_violation';
    END IF;
    DELETE FROM public.work w WHERE w.area_id = b.area_id AND w.run = 'payroll' AND w.mark <= b.work_through
        AND w.person_id <> ALL (b.keeps);
END $$;

CREATE OR REPLACE FUNCTION finish_empty_payroll(act bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE e public.empty_payroll%ROWTYPE;
BEGIN
    SELECT * INTO STRICT e FROM public.empty_payroll p WHERE p.act_id = act;
    IF NOT EXISTS (SELECT FROM public.empty_payroll p WHERE p.act_id = act AND public.is_of_this_transaction(p.xmin)) THEN
        RAISE EXCEPTION 'the payroll of act % is not found empty here and now', act USING ERRCODE = 'check_violation';
    END IF;
    DELETE FROM public.work w WHERE w.area_id = e.area_id AND w.run = 'payroll' AND w.mark <= e.work_through
        AND w.person_id <> ALL (e.keeps);
END $$;

CREATE OR REPLACE FUNCTION finish_close(area smallint, month int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE c public.month_close%ROWTYPE;
BEGIN
    SELECT * INTO STRICT c FROM public.month_close m WHERE m.area_id = area AND m.month = finish_close.month;
    IF NOT EXISTS (SELECT FROM public.month_close m WHERE m.area_id = area AND m.month = finish_close.month
                   AND public.is_of_this_transaction(m.xmin)) THEN
        RAISE EXCEPTION 'month % is not closed here and now', month USING ERRCODE = 'check_violation';
    END IF;
    DELETE FROM public.work w WHERE w.area_id = c.area_id AND w.run = 'close' AND w.mark <= c.work_through
        AND w.person_id <> ALL (c.keeps);
END $$;

CREATE OR REPLACE FUNCTION invite(area smallint, who text, verifier bytea, act bigint DEFAULT NULL) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF length(verifier) <> 32 OR NOT (
        act IS NULL AND NOT EXISTS (SELECT FROM public.credential c WHERE c.area_id = area AND c.login = who)
            AND EXISTS (SELECT FROM public.staff t WHERE t.area_id = area AND t.login = who AND public.is_of_this_transaction(t.xmin))
        OR EXISTS (SELECT FROM public.act a JOIN public.proposal_step s ON s.act_id = a.id
                   WHERE a.id = act AND a.area_id = area AND public.is_of_this_transaction(a.xmin) AND s.step = 'agreed'
                       AND a.actor <> who)) THEN
        RAISE EXCEPTION 'nobody is invited so' USING ERRCODE = 'invalid_authorization_specification';
    END IF;
    INSERT INTO public.credential (area_id, login, verifier) VALUES (area, who, verifier);
    INSERT INTO public.session_end (session_id)
    SELECT s.id FROM public.session s WHERE s.area_id = area AND s.login = who ON CONFLICT DO NOTHING;
END $$;

CREATE OR REPLACE FUNCTION put_out(area smallint, who text, act bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public.act a WHERE a.id = act AND a.area_id = area AND public.is_of_this_transaction(a.xmin)) THEN
        RAISE EXCEPTION 'nobody is put out so' USING ERRCODE = 'invalid_authorization_specification';
    END IF;
    INSERT INTO public.session_end (session_id)
    SELECT s.id FROM public.session s WHERE s.area_id = area AND s.login = who ON CONFLICT DO NOTHING;
END $$;

REVOKE ALL ON FUNCTION is_of_this_transaction FROM PUBLIC;
