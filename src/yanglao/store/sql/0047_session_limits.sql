-- 会话期限 How long a session may lie idle, for how long a proof of who acts is good, and whether its login has to have a second factor. All three
-- are data of the area, given when the session is opened, and held here whatever the application asks. A session without limits is one of the
-- made-up city while it is being made.

CREATE TABLE session_limit (
    session_id bigint PRIMARY KEY REFERENCES session,
    idle interval NOT NULL CHECK (idle > interval '0'),
    proof_lasts interval NOT NULL CHECK (proof_lasts > interval '0'),
    needs_factor boolean NOT NULL
);
-- Whoever has come in has shown again who they are, after the opening: by the secret, by a code, or (in a made-up city) by saying so.
CREATE TABLE session_proof (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    session_id bigint NOT NULL REFERENCES session,
    way text NOT NULL CHECK (way IN ('secret', 'code', 'made_up')),
    proved_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX session_proof_session ON session_proof (session_id, proved_at);
SELECT only_added('session_limit', 'session_proof');

-- When a session was last used; the one thing here that changes.
CREATE TABLE session_use (
    session_id bigint PRIMARY KEY REFERENCES session,
    used_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Why a session is over: ended (somebody has gone out, or was put out), late (its day is over), idle; null while it lives.
CREATE FUNCTION session_over(s session) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT CASE
        WHEN EXISTS (SELECT FROM public.session_end e WHERE e.session_id = s.id) THEN 'ended'
        WHEN s.expires_at <= clock_timestamp() THEN 'late'
        WHEN EXISTS (SELECT FROM public.session_limit l JOIN public.session_use u USING (session_id)
                     WHERE l.session_id = s.id AND u.used_at + l.idle <= clock_timestamp()) THEN 'idle'
    END
$$;

-- Whose session a token opened that is over, and why; nothing where it lives, or where there never was one.
CREATE FUNCTION over_session_of(token text) RETURNS TABLE (area_id smallint, login text, why text) LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT s.area_id, s.login, public.session_over(s) FROM public.session s
    WHERE s.token_hash = sha256(convert_to(token, 'UTF8')) AND public.session_over(s) IS NOT NULL
$$;

DROP FUNCTION session_of(text);
-- Whose session a token opens, while it lives; is_proven: whether they have shown lately who they are; lacks_factor: whether they have still to
-- set up a second factor.
CREATE FUNCTION session_of(token text) RETURNS TABLE (area_id smallint, login text, expires_at timestamptz, is_invited boolean,
    is_made_up boolean, is_proven boolean, lacks_factor boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT s.area_id, s.login, s.expires_at, c.id IS NOT NULL AND c.salt IS NULL, s.credential_id IS NULL,
        l.session_id IS NULL OR greatest(s.opened_at, (SELECT max(p.proved_at) FROM public.session_proof p WHERE p.session_id = s.id))
            + l.proof_lasts > clock_timestamp(),
        coalesce(l.needs_factor AND public.factor_of(s.area_id, s.login) IS NULL, false)
    FROM public.session s LEFT JOIN public.credential c ON c.id = s.credential_id LEFT JOIN public.session_limit l ON l.session_id = s.id
    WHERE s.token_hash = sha256(convert_to(token, 'UTF8')) AND public.session_over(s) IS NULL
$$;

-- Whoever holds a token does something now. To the minute.
CREATE FUNCTION use_session(token text) RETURNS void LANGUAGE sql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    UPDATE public.session_use u SET used_at = clock_timestamp() FROM public.session s
    WHERE s.token_hash = sha256(convert_to(token, 'UTF8')) AND u.session_id = s.id
        AND u.used_at < clock_timestamp() - interval '1 minute' AND public.session_over(s) IS NULL
$$;

-- An act is recorded for whoever holds the token of a session that lives, and not before they have the second factor that they have to have.
CREATE OR REPLACE FUNCTION act_is_proven() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    SELECT s.id INTO NEW.session_id FROM session s
    WHERE s.token_hash = sha256(convert_to(current_setting('yanglao.session', true), 'UTF8'))
        AND s.area_id = NEW.area_id AND s.login = NEW.actor AND session_over(s) IS NULL;
    IF NEW.session_id IS NULL THEN
        RAISE EXCEPTION '% has not signed in', NEW.actor USING ERRCODE = 'invalid_authorization_specification';
    END IF;
    IF factor_of(NEW.area_id, NEW.actor) IS NULL
        AND EXISTS (SELECT FROM session_limit l WHERE l.session_id = NEW.session_id AND l.needs_factor) THEN
        RAISE EXCEPTION '% has no second factor', NEW.actor
            USING ERRCODE = 'invalid_authorization_specification', HINT = 'second_factor_missing';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION limit_session(made bigint, idle_seconds int, proof_seconds int, needs_factor boolean) RETURNS void LANGUAGE sql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO public.session_limit VALUES
        (made, make_interval(secs => idle_seconds), make_interval(secs => proof_seconds), limit_session.needs_factor);
    INSERT INTO public.session_use (session_id) VALUES (made);
$$;

DROP FUNCTION open_session(smallint, text, bytea, bytea, int, bytea, text);
-- Open a session; its number, or null after noting the failure. seconds, idle_seconds: how long it lasts, at most and unused; proof_seconds: how
-- long its opening is proof enough. key, code: the second factor, where the login has one.
CREATE FUNCTION open_session(area smallint, who text, proof bytea, token_hash bytea, seconds int, idle_seconds int, proof_seconds int,
    needs_factor boolean, key bytea DEFAULT NULL, code text DEFAULT NULL)
    RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE found bigint := public.credential_of(area, who, proof); factor bigint := public.factor_of(area, who); made bigint;
BEGIN
    IF found IS NULL OR public.is_shut(area, who) OR seconds NOT BETWEEN 1 AND 36000 OR length(token_hash) <> 32
        OR idle_seconds NOT BETWEEN 1 AND seconds
        OR (factor IS NOT NULL AND NOT coalesce(public.use_code(factor, key, code), false)) THEN
        INSERT INTO public.login_failure (area_id, login) VALUES (area, left(who, 40));
        RETURN NULL;
    END IF;
    INSERT INTO public.session (area_id, login, token_hash, credential_id, expires_at)
    VALUES (area, who, token_hash, found, clock_timestamp() + make_interval(secs => seconds)) RETURNING id INTO made;
    PERFORM public.limit_session(made, idle_seconds, proof_seconds, needs_factor);
    RETURN made;
END $$;

DROP FUNCTION open_demo_session(smallint, text, bytea);
-- In a made-up city everybody may come in as everybody: there is nothing to protect. Without limits while the city is being made.
CREATE FUNCTION open_demo_session(area smallint, who text, token_hash bytea, idle_seconds int DEFAULT NULL, proof_seconds int DEFAULT NULL)
    RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE made bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM public.installation i WHERE i.name = 'demo_seed') OR length(token_hash) <> 32 THEN
        RAISE EXCEPTION 'not a made-up city' USING ERRCODE = 'invalid_authorization_specification';
    END IF;
    INSERT INTO public.session (area_id, login, token_hash, expires_at)
    VALUES (area, who, token_hash, clock_timestamp() + interval '12 hours') RETURNING id INTO made;
    IF idle_seconds IS NOT NULL THEN
        PERFORM public.limit_session(made, idle_seconds, proof_seconds, false);
    END IF;
    RETURN made;
END $$;

-- Whoever has come in shows again who they are: by a code where they have a second factor, else by their secret. A failure counts as one of
-- coming in.
CREATE FUNCTION prove_session(token text, proof bytea, key bytea, code text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE here public.session%ROWTYPE; factor bigint; is_right boolean;
BEGIN
    SELECT s.* INTO here FROM public.session s
    WHERE s.token_hash = sha256(convert_to(token, 'UTF8')) AND public.session_over(s) IS NULL;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    factor := public.factor_of(here.area_id, here.login);
    is_right := NOT public.is_shut(here.area_id, here.login) AND CASE WHEN factor IS NULL
        THEN public.credential_of(here.area_id, here.login, proof) IS NOT NULL
        ELSE public.use_code(factor, key, code) END;
    IF NOT coalesce(is_right, false) THEN
        INSERT INTO public.login_failure (area_id, login) VALUES (here.area_id, here.login);
        RETURN false;
    END IF;
    INSERT INTO public.session_proof (session_id, way) VALUES (here.id, CASE WHEN factor IS NULL THEN 'secret' ELSE 'code' END);
    RETURN true;
END $$;

-- In a made-up city, for those who came in by one press.
CREATE FUNCTION prove_demo_session(token text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE here public.session%ROWTYPE;
BEGIN
    SELECT s.* INTO here FROM public.session s
    WHERE s.token_hash = sha256(convert_to(token, 'UTF8')) AND s.credential_id IS NULL AND public.session_over(s) IS NULL
        AND EXISTS (SELECT FROM public.installation i WHERE i.name = 'demo_seed');
    IF FOUND THEN
        INSERT INTO public.session_proof (session_id, way) VALUES (here.id, 'made_up');
    END IF;
    RETURN FOUND;
END $$;

-- A first second factor, too, takes a proof of who sets it up: whoever finds a browser open does not make themselves its owner.
CREATE OR REPLACE FUNCTION set_second_factor(token text, sealed bytea, key bytea, code text, recovery bytea[], old_key bytea, old_code text)
    RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE here record; before bigint; made bigint;
BEGIN
    SELECT * INTO here FROM public.session_of(token);
    IF NOT FOUND OR length(key) < 20 OR public.moment_of_code(key, code) IS NULL THEN
        RETURN false;
    END IF;
    before := public.factor_of(here.area_id, here.login);
    IF before IS NULL AND NOT here.is_proven THEN
        RETURN false;
    END IF;
    IF before IS NOT NULL AND NOT coalesce(public.use_code(before, old_key, old_code), false) THEN
        INSERT INTO public.login_failure (area_id, login) VALUES (here.area_id, here.login);
        RETURN false;
    END IF;
    INSERT INTO public.second_factor (area_id, login, sealed, digest) VALUES (here.area_id, here.login, sealed, sha256(key)) RETURNING id INTO made;
    INSERT INTO public.recovery_code (factor_id, verifier) SELECT made, one FROM unnest(recovery) one;
    RETURN true;
END $$;

REVOKE ALL ON FUNCTION session_over, over_session_of, session_of, use_session, limit_session, open_session, open_demo_session, prove_session,
    prove_demo_session, set_second_factor FROM PUBLIC;
GRANT EXECUTE ON FUNCTION over_session_of, session_of, use_session, open_session, open_demo_session, prove_session, prove_demo_session,
    set_second_factor TO yanglao_app;
