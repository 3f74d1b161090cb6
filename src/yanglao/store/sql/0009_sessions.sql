-- How people come in. Secrets never reach the database: it gets what the program has made of one (the proof) and compares the SHA-256
-- of that. Five failures of a login within a quarter of an hour shut it for as long.

CREATE FUNCTION is_shut(area smallint, who text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT count(*) >= 5 FROM public.login_failure f
    WHERE f.area_id = area AND f.login = who AND f.failed_at > clock_timestamp() - interval '15 minutes'
        AND f.failed_at > coalesce((SELECT max(s.opened_at) FROM public.session s WHERE s.area_id = area AND s.login = who), '-infinity')
$$;

-- The salt of a login's secret; null where there is none, or no such login.
CREATE FUNCTION salt_of(area smallint, who text) RETURNS bytea LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT c.salt FROM public.credential c WHERE c.area_id = area AND c.login = who ORDER BY c.id DESC LIMIT 1
$$;

-- The credential that a proof fits; null when it fits none, or is an invitation that has been used.
CREATE FUNCTION credential_of(area smallint, who text, proof bytea) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT c.id FROM (SELECT * FROM public.credential c WHERE c.area_id = area AND c.login = who ORDER BY c.id DESC LIMIT 1) c
    WHERE c.verifier = sha256(proof)
        AND (c.salt IS NOT NULL OR NOT EXISTS (SELECT FROM public.session s WHERE s.credential_id = c.id))
$$;

-- Open a session; its number, or null after noting the failure. Seconds: how long it lasts, at most a working day.
CREATE FUNCTION open_session(area smallint, who text, proof bytea, token_hash bytea, seconds int) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE found bigint := public.credential_of(area, who, proof); made bigint;
BEGIN
    IF found IS NULL OR public.is_shut(area, who) OR seconds NOT BETWEEN 1 AND 36000 OR length(token_hash) <> 32 THEN
        INSERT INTO public.login_failure (area_id, login) VALUES (area, left(who, 40));
        RETURN NULL;
    END IF;
    INSERT INTO public.session (area_id, login, token_hash, credential_id, expires_at)
    VALUES (area, who, token_hash, found, clock_timestamp() + make_interval(secs => seconds)) RETURNING id INTO made;
    RETURN made;
END $$;

-- In a made-up city everybody may come in as everybody: there is nothing to protect.
CREATE FUNCTION open_demo_session(area smallint, who text, token_hash bytea) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE made bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM public.installation i WHERE i.name = 'demo_seed') OR length(token_hash) <> 32 THEN
        RAISE EXCEPTION 'not a made-up city' USING ERRCODE = 'invalid_authorization_specification';
    END IF;
    INSERT INTO public.session (area_id, login, token_hash, expires_at)
    VALUES (area, who, token_hash, clock_timestamp() + interval '12 hours') RETURNING id INTO made;
    RETURN made;
END $$;

CREATE FUNCTION end_session(token text) RETURNS void LANGUAGE sql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO public.session_end (session_id)
    SELECT s.id FROM public.session s WHERE s.token_hash = sha256(convert_to(token, 'UTF8')) ON CONFLICT DO NOTHING
$$;

-- Whose session a token opens, while it lasts.
CREATE FUNCTION session_of(token text) RETURNS TABLE (area_id smallint, login text, expires_at timestamptz, is_invited boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT s.area_id, s.login, s.expires_at, c.id IS NOT NULL AND c.salt IS NULL
    FROM public.session s LEFT JOIN public.credential c ON c.id = s.credential_id
    WHERE s.token_hash = sha256(convert_to(token, 'UTF8')) AND s.expires_at > clock_timestamp()
        AND NOT EXISTS (SELECT FROM public.session_end e WHERE e.session_id = s.id)
$$;

-- A personal secret, set by whoever has come in with the proof that it takes the place of.
CREATE FUNCTION set_secret(token text, old_proof bytea, salt bytea, verifier bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE here record;
BEGIN
    SELECT * INTO here FROM public.session_of(token);
    IF NOT FOUND OR length(salt) < 16 OR length(verifier) <> 32 OR NOT EXISTS (
        SELECT FROM (SELECT * FROM public.credential c WHERE c.area_id = here.area_id AND c.login = here.login
                     ORDER BY c.id DESC LIMIT 1) c WHERE c.verifier = sha256(old_proof)) THEN
        RETURN false;
    END IF;
    INSERT INTO public.credential (area_id, login, salt, verifier) VALUES (here.area_id, here.login, salt, verifier);
    RETURN true;
END $$;

-- An invitation, for somebody who is being added in this very transaction (a founding), or by an act of this very transaction that
-- two administrators have agreed to.
CREATE FUNCTION invite(area smallint, who text, verifier bytea, act bigint DEFAULT NULL) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF length(verifier) <> 32 OR NOT (
        act IS NULL AND NOT EXISTS (SELECT FROM public.credential c WHERE c.area_id = area AND c.login = who)
            AND EXISTS (SELECT FROM public.staff t WHERE t.area_id = area AND t.login = who AND t.xmin = pg_current_xact_id()::xid)
        OR EXISTS (SELECT FROM public.act a JOIN public.proposal_step s ON s.act_id = a.id
                   WHERE a.id = act AND a.area_id = area AND a.xmin = pg_current_xact_id()::xid AND s.step = 'agreed'
                       AND a.actor <> who)) THEN
        RAISE EXCEPTION 'nobody is invited so' USING ERRCODE = 'invalid_authorization_specification';
    END IF;
    INSERT INTO public.credential (area_id, login, verifier) VALUES (area, who, verifier);
    INSERT INTO public.session_end (session_id)
    SELECT s.id FROM public.session s WHERE s.area_id = area AND s.login = who ON CONFLICT DO NOTHING;
END $$;

-- Whoever leaves is put out at once: by an act of this very transaction.
CREATE FUNCTION put_out(area smallint, who text, act bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public.act a WHERE a.id = act AND a.area_id = area AND a.xmin = pg_current_xact_id()::xid) THEN
        RAISE EXCEPTION 'nobody is put out so' USING ERRCODE = 'invalid_authorization_specification';
    END IF;
    INSERT INTO public.session_end (session_id)
    SELECT s.id FROM public.session s WHERE s.area_id = area AND s.login = who ON CONFLICT DO NOTHING;
END $$;

REVOKE ALL ON FUNCTION is_shut, salt_of, credential_of, open_session, open_demo_session, end_session, session_of, set_secret, invite,
    put_out FROM PUBLIC;
GRANT EXECUTE ON FUNCTION is_shut, salt_of, open_session, open_demo_session, end_session, session_of, set_secret, invite, put_out
    TO yanglao_app;
