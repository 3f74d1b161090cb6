-- 居民登录 Residents come in with their identity number and the code of a letter from the counter, which opens one session; after that with
-- a secret of their own. Their sessions are apart from those of staff: no act can be done under one. Five failures within a quarter of
-- an hour shut a person for as long; half an hour unused ends a session.

-- The code itself is told once, to be printed. verifier: SHA-256 of the keyed hash that the program makes of it.
CREATE TABLE letter_code (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    person_id bigint NOT NULL REFERENCES person,
    until date NOT NULL,
    verifier bytea NOT NULL CHECK (length(verifier) = 32),
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX letter_code_person ON letter_code (person_id, id);
CREATE INDEX letter_code_act ON letter_code (act_id);
SELECT written_by_acts('letter_code');

CREATE TABLE resident_secret (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    person_id bigint NOT NULL REFERENCES person,
    salt bytea NOT NULL CHECK (length(salt) >= 16),
    verifier bytea NOT NULL CHECK (length(verifier) = 32),
    made_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX resident_secret_person ON resident_secret (person_id, id);
CREATE TABLE resident_session (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    person_id bigint NOT NULL REFERENCES person,
    token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    letter_id bigint UNIQUE REFERENCES letter_code,
    opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL DEFAULT clock_timestamp() + interval '8 hours'
);
CREATE INDEX resident_session_person ON resident_session (person_id, opened_at);
CREATE TABLE resident_session_end (
    session_id bigint PRIMARY KEY REFERENCES resident_session,
    ended_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE resident_failure (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    person_id bigint NOT NULL REFERENCES person,
    failed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX resident_failure_person ON resident_failure (person_id, failed_at);
SELECT only_added('resident_secret', 'resident_session', 'resident_session_end', 'resident_failure');

-- When a session was last used; the one thing here that changes.
CREATE TABLE resident_session_use (
    session_id bigint PRIMARY KEY REFERENCES resident_session,
    used_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE FUNCTION resident_is_shut(person bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT count(*) >= 5 FROM public.resident_failure f
    WHERE f.person_id = person AND f.failed_at > clock_timestamp() - interval '15 minutes'
        AND f.failed_at > coalesce((SELECT max(s.opened_at) FROM public.resident_session s WHERE s.person_id = person), '-infinity')
$$;

-- The salt of a resident's own secret; null where there is none.
CREATE FUNCTION resident_salt(person bigint) RETURNS bytea LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT c.salt FROM public.resident_secret c WHERE c.person_id = person ORDER BY c.id DESC LIMIT 1
$$;

-- Open a session by what was made of a code or of the person's own secret; its number, or null after noting the failure.
CREATE FUNCTION open_resident_session(area smallint, person bigint, code_proof bytea, secret_proof bytea, on_day date, token_hash bytea)
    RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE letter bigint; is_own boolean; made bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(7402, person::int);
    SELECT l.id INTO letter FROM (SELECT * FROM public.letter_code l WHERE l.area_id = area AND l.person_id = person ORDER BY l.id DESC LIMIT 1) l
    WHERE l.verifier = sha256(code_proof) AND l.until >= on_day
        AND NOT EXISTS (SELECT FROM public.resident_session s WHERE s.letter_id = l.id);
    SELECT coalesce((SELECT c.verifier = sha256(secret_proof) FROM public.resident_secret c WHERE c.area_id = area AND c.person_id = person
                     ORDER BY c.id DESC LIMIT 1), false) INTO is_own;
    IF public.resident_is_shut(person) OR (letter IS NULL AND NOT is_own) THEN
        INSERT INTO public.resident_failure (area_id, person_id) VALUES (area, person);
        RETURN NULL;
    END IF;
    INSERT INTO public.resident_session (area_id, person_id, token_hash, letter_id) VALUES (area, person, token_hash, letter) RETURNING id INTO made;
    INSERT INTO public.resident_session_use (session_id) VALUES (made);
    RETURN made;
END $$;

-- In a made-up city everybody may come in as everybody: there is nothing to protect.
CREATE FUNCTION open_demo_resident_session(area smallint, person bigint, token_hash bytea) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE made bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM public.installation i WHERE i.name = 'demo_seed') THEN
        RAISE EXCEPTION 'not a made-up city' USING ERRCODE = 'invalid_authorization_specification';
    END IF;
    INSERT INTO public.resident_session (area_id, person_id, token_hash) VALUES (area, person, token_hash) RETURNING id INTO made;
    INSERT INTO public.resident_session_use (session_id) VALUES (made);
    RETURN made;
END $$;

-- Whom a token lets in, while the session lasts and is used; has_secret: whether there is a secret of their own. Notes that it is used.
CREATE FUNCTION resident_of(token text) RETURNS TABLE (area_id smallint, person_id bigint, has_secret boolean)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE here public.resident_session%ROWTYPE;
BEGIN
    SELECT s.* INTO here FROM public.resident_session s JOIN public.resident_session_use u ON u.session_id = s.id
    WHERE s.token_hash = sha256(convert_to(token, 'UTF8')) AND s.expires_at > clock_timestamp()
        AND u.used_at > clock_timestamp() - interval '30 minutes'
        AND NOT EXISTS (SELECT FROM public.resident_session_end e WHERE e.session_id = s.id);
    IF NOT FOUND THEN
        RETURN;
    END IF;
    UPDATE public.resident_session_use u SET used_at = clock_timestamp()
    WHERE u.session_id = here.id AND u.used_at < clock_timestamp() - interval '1 minute';
    RETURN QUERY SELECT here.area_id, here.person_id,
        EXISTS (SELECT FROM public.resident_secret c WHERE c.person_id = here.person_id);
END $$;

-- A secret of one's own, set by whoever has come in.
CREATE FUNCTION set_resident_secret(token text, salt bytea, verifier bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE here record;
BEGIN
    SELECT * INTO here FROM public.resident_of(token);
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    INSERT INTO public.resident_secret (area_id, person_id, salt, verifier) VALUES (here.area_id, here.person_id, salt, verifier);
    RETURN true;
END $$;

CREATE FUNCTION end_resident_session(token text) RETURNS void LANGUAGE sql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO public.resident_session_end (session_id)
    SELECT s.id FROM public.resident_session s WHERE s.token_hash = sha256(convert_to(token, 'UTF8')) ON CONFLICT DO NOTHING
$$;

REVOKE ALL ON FUNCTION resident_is_shut, resident_salt, open_resident_session, open_demo_resident_session, resident_of,
    set_resident_secret, end_resident_session FROM PUBLIC;
GRANT EXECUTE ON FUNCTION resident_is_shut, resident_salt, open_resident_session, open_demo_resident_session, resident_of,
    set_resident_secret, end_resident_session TO yanglao_app;
