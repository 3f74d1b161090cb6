-- 三员所看 What the administrators look at: the accounts of an area, and its log. No person of the register, no content of an act, no secret.

-- Every login: whether it has a secret of its own (else an invitation that waits, or none), a second factor, when somebody last came in by it,
-- and how often coming in has failed since.
CREATE FUNCTION accounts_of(area smallint) RETURNS TABLE (login text, name text, state text, has_factor boolean, last_in timestamptz, failures bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT t.login, t.name,
        CASE WHEN c.id IS NULL THEN 'none' WHEN c.salt IS NULL THEN 'invited' ELSE 'secret' END,
        public.factor_of(t.area_id, t.login) IS NOT NULL, s.last_in,
        (SELECT count(*) FROM public.login_failure f
         WHERE f.area_id = t.area_id AND f.login = t.login AND f.failed_at > coalesce(s.last_in, '-infinity'))
    FROM public.staff t
    LEFT JOIN LATERAL (SELECT c.id, c.salt FROM public.credential c
                       WHERE c.area_id = t.area_id AND c.login = t.login ORDER BY c.id DESC LIMIT 1) c ON true
    LEFT JOIN LATERAL (SELECT max(s.opened_at) AS last_in FROM public.session s
                       WHERE s.area_id = t.area_id AND s.login = t.login) s ON true
    WHERE t.area_id = area ORDER BY t.login
$$;
CREATE INDEX session_login ON session (area_id, login, opened_at);
CREATE INDEX session_opened ON session (area_id, opened_at);
CREATE INDEX login_failure_at ON login_failure (area_id, failed_at);
CREATE INDEX act_recorded ON act (area_id, recorded_at);

-- What happened before a moment, the latest first: somebody came in, failed to, went out, showed who they are, did an act (its kind and number).
CREATE FUNCTION log_of(area smallint, before timestamptz, most int, whose text)
    RETURNS TABLE (happened_at timestamptz, login text, what text, kind text, number bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    (SELECT s.opened_at, s.login, 'in', '', s.id FROM public.session s
     WHERE s.area_id = area AND s.opened_at < before AND (whose = '' OR s.login = whose) AND NOT s.is_of_job ORDER BY 1 DESC LIMIT most)
    UNION ALL
    (SELECT e.ended_at, s.login, 'out', '', s.id FROM public.session_end e JOIN public.session s ON s.id = e.session_id
     WHERE s.area_id = area AND e.ended_at < before AND (whose = '' OR s.login = whose) AND NOT s.is_of_job ORDER BY 1 DESC LIMIT most)
    UNION ALL
    (SELECT p.proved_at, s.login, 'proof', p.way, s.id FROM public.session_proof p JOIN public.session s ON s.id = p.session_id
     WHERE s.area_id = area AND p.proved_at < before AND (whose = '' OR s.login = whose) ORDER BY 1 DESC LIMIT most)
    UNION ALL
    (SELECT f.failed_at, f.login, 'failure', '', f.id FROM public.login_failure f
     WHERE f.area_id = area AND f.failed_at < before AND (whose = '' OR f.login = whose) ORDER BY 1 DESC LIMIT most)
    UNION ALL
    (SELECT a.recorded_at, a.actor, 'act', a.kind, a.id FROM public.act a
     WHERE a.area_id = area AND a.recorded_at < before AND (whose = '' OR a.actor = whose) ORDER BY 1 DESC LIMIT most)
    ORDER BY 1 DESC, 5 DESC LIMIT most
$$;

REVOKE ALL ON FUNCTION accounts_of, log_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts_of, log_of TO yanglao_app;
