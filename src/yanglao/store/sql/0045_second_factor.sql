-- 第二因素 Codes that change every half minute (RFC 6238), and recovery codes. A login that has a second factor opens no session without it:
-- the function below refuses, whatever the application asks. The key is kept encrypted, and its digest: the application opens it for
-- whoever gave the right secret, and the database works the code out itself, by its own clock, each code once.

CREATE TABLE second_factor (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL,
    login text NOT NULL,
    sealed bytea NOT NULL,
    digest bytea NOT NULL CHECK (length(digest) = 32),
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (area_id, login) REFERENCES staff (area_id, login)
);
CREATE INDEX second_factor_login ON second_factor (area_id, login, id);
CREATE TABLE recovery_code (
    factor_id bigint NOT NULL REFERENCES second_factor,
    verifier bytea NOT NULL CHECK (length(verifier) = 32),
    PRIMARY KEY (factor_id, verifier)
);
-- used: the half minute of a code, or the digest of a recovery code.
CREATE TABLE second_factor_use (
    factor_id bigint NOT NULL REFERENCES second_factor,
    used text NOT NULL,
    used_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (factor_id, used)
);
-- An invitation takes the place of a lost telephone: from then on the factor counts no more.
CREATE TABLE second_factor_end (
    factor_id bigint PRIMARY KEY REFERENCES second_factor,
    ended_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
SELECT only_added('second_factor', 'recovery_code', 'second_factor_use', 'second_factor_end');

-- FIPS 180-4; PostgreSQL has the longer ones only, and telephones the short one.
CREATE FUNCTION sha1(message bytea) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    whole constant bigint := 4294967295;
    padded bytea := message || '\x80'::bytea || decode(repeat('00', ((55 - length(message)) % 64 + 64) % 64), 'hex')
        || int8send(length(message)::bigint * 8);
    h bigint[] := ARRAY[1732584193, 4023233417, 2562383102, 271733878, 3285377520];
    w bigint[]; a bigint; b bigint; c bigint; d bigint; e bigint; f bigint; k bigint; x bigint;
BEGIN
    FOR block IN 0 .. length(padded) / 64 - 1 LOOP
        FOR t IN 0 .. 15 LOOP
            w[t] := ('x' || encode(substring(padded FROM block * 64 + t * 4 + 1 FOR 4), 'hex'))::bit(32)::bigint;
        END LOOP;
        FOR t IN 16 .. 79 LOOP
            x := w[t - 3] # w[t - 8] # w[t - 14] # w[t - 16];
            w[t] := ((x << 1) | (x >> 31)) & whole;
        END LOOP;
        a := h[1]; b := h[2]; c := h[3]; d := h[4]; e := h[5];
        FOR t IN 0 .. 79 LOOP
            IF t < 20 THEN f := (b & c) | ((~b) & whole & d); k := 1518500249;
            ELSIF t < 40 THEN f := b # c # d; k := 1859775393;
            ELSIF t < 60 THEN f := (b & c) | (b & d) | (c & d); k := 2400959708;
            ELSE f := b # c # d; k := 3395469782;
            END IF;
            x := ((((a << 5) | (a >> 27)) & whole) + f + e + k + w[t]) & whole;
            e := d; d := c; c := ((b << 30) | (b >> 2)) & whole; b := a; a := x;
        END LOOP;
        h := ARRAY[(h[1] + a) & whole, (h[2] + b) & whole, (h[3] + c) & whole, (h[4] + d) & whole, (h[5] + e) & whole];
    END LOOP;
    RETURN decode((SELECT string_agg(lpad(to_hex(one), 8, '0'), '' ORDER BY place) FROM unnest(h) WITH ORDINALITY AS u (one, place)), 'hex');
END $$;

-- RFC 2104, keys up to a block; then RFC 4226, six digits.
CREATE FUNCTION one_time_code(key bytea, counter bigint) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE inner_key bytea := ''; outer_key bytea := ''; mac bytea; at int; one int; number bigint := 0;
BEGIN
    FOR place IN 0 .. 63 LOOP
        one := CASE WHEN place < length(key) THEN get_byte(key, place) ELSE 0 END;
        inner_key := inner_key || decode(lpad(to_hex(one # 54), 2, '0'), 'hex');
        outer_key := outer_key || decode(lpad(to_hex(one # 92), 2, '0'), 'hex');
    END LOOP;
    mac := public.sha1(outer_key || public.sha1(inner_key || int8send(counter)));
    at := get_byte(mac, 19) & 15;
    FOR place IN 0 .. 3 LOOP
        number := number * 256 + (CASE WHEN place = 0 THEN get_byte(mac, at) & 127 ELSE get_byte(mac, at + place) END);
    END LOOP;
    RETURN lpad((number % 1000000)::text, 6, '0');
END $$;

CREATE FUNCTION factor_of(area smallint, who text) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT f.id FROM public.second_factor f WHERE f.area_id = area AND f.login = who
        AND NOT EXISTS (SELECT FROM public.second_factor_end e WHERE e.factor_id = f.id) ORDER BY f.id DESC LIMIT 1
$$;

-- The half minute whose code this is, of now and its neighbours; null: none.
CREATE FUNCTION moment_of_code(key bytea, code text) RETURNS bigint LANGUAGE sql VOLATILE
    SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT m FROM (SELECT floor(extract(epoch FROM clock_timestamp()) / 30)::bigint + s AS m FROM unnest(ARRAY[0, -1, 1]) s) near
    WHERE public.one_time_code(key, m) = code LIMIT 1
$$;

-- Whether a code is right and new; it is used up.
CREATE FUNCTION use_code(factor bigint, key bytea, code text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE found text; fresh int;
BEGIN
    IF EXISTS (SELECT FROM public.second_factor f WHERE f.id = factor AND f.digest = sha256(key)) THEN
        found := public.moment_of_code(key, code)::text;
    END IF;
    IF found IS NULL THEN
        SELECT encode(r.verifier, 'hex') INTO found FROM public.recovery_code r
        WHERE r.factor_id = factor AND r.verifier = sha256(convert_to(code, 'UTF8'));
    END IF;
    IF found IS NULL THEN
        RETURN false;
    END IF;
    INSERT INTO public.second_factor_use (factor_id, used) VALUES (factor, found) ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS fresh = ROW_COUNT;
    RETURN fresh = 1;
END $$;

-- The encrypted key of a login, for whoever gives the right proof; null where there is no second factor.
CREATE FUNCTION second_factor_of(area smallint, who text, proof bytea) RETURNS bytea LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT f.sealed FROM public.second_factor f
    WHERE f.id = public.factor_of(area, who) AND public.credential_of(area, who, proof) IS NOT NULL AND NOT public.is_shut(area, who)
$$;

DROP FUNCTION open_session(smallint, text, bytea, bytea, int);
-- Open a session; its number, or null after noting the failure. key, code: the second factor, where the login has one.
CREATE FUNCTION open_session(area smallint, who text, proof bytea, token_hash bytea, seconds int, key bytea DEFAULT NULL, code text DEFAULT NULL)
    RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE found bigint := public.credential_of(area, who, proof); factor bigint := public.factor_of(area, who); made bigint;
BEGIN
    IF found IS NULL OR public.is_shut(area, who) OR seconds NOT BETWEEN 1 AND 36000 OR length(token_hash) <> 32
        OR (factor IS NOT NULL AND NOT coalesce(public.use_code(factor, key, code), false)) THEN
        INSERT INTO public.login_failure (area_id, login) VALUES (area, left(who, 40));
        RETURN NULL;
    END IF;
    INSERT INTO public.session (area_id, login, token_hash, credential_id, expires_at)
    VALUES (area, who, token_hash, found, clock_timestamp() + make_interval(secs => seconds)) RETURNING id INTO made;
    RETURN made;
END $$;

-- A second factor for whoever has come in and shows a code of it; another one takes a code of the one before.
CREATE FUNCTION set_second_factor(token text, sealed bytea, key bytea, code text, recovery bytea[], old_key bytea, old_code text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE here record; before bigint; made bigint;
BEGIN
    SELECT * INTO here FROM public.session_of(token);
    IF NOT FOUND OR length(key) < 20 OR public.moment_of_code(key, code) IS NULL THEN
        RETURN false;
    END IF;
    before := public.factor_of(here.area_id, here.login);
    IF before IS NOT NULL AND NOT coalesce(public.use_code(before, old_key, old_code), false) THEN
        INSERT INTO public.login_failure (area_id, login) VALUES (here.area_id, here.login);
        RETURN false;
    END IF;
    INSERT INTO public.second_factor (area_id, login, sealed, digest) VALUES (here.area_id, here.login, sealed, sha256(key)) RETURNING id INTO made;
    INSERT INTO public.recovery_code (factor_id, verifier) SELECT made, one FROM unnest(recovery) one;
    RETURN true;
END $$;

-- The encrypted key of whoever has come in; null where there is none.
CREATE FUNCTION own_second_factor(token text) RETURNS bytea LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT f.sealed FROM public.session_of(token) s JOIN public.second_factor f ON f.id = public.factor_of(s.area_id, s.login)
$$;

-- Two administrators who let somebody in anew put an end to the lost telephone, too.
CREATE FUNCTION end_second_factors() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO public.second_factor_end (factor_id) SELECT f.id FROM public.second_factor f
    WHERE NEW.salt IS NULL AND f.area_id = NEW.area_id AND f.login = NEW.login ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER invitation_ends_second_factors AFTER INSERT ON credential FOR EACH ROW EXECUTE FUNCTION end_second_factors();

REVOKE ALL ON FUNCTION sha1, one_time_code, factor_of, moment_of_code, use_code, second_factor_of, open_session, set_second_factor,
    own_second_factor, end_second_factors FROM PUBLIC;
GRANT EXECUTE ON FUNCTION second_factor_of, open_session, set_second_factor, own_second_factor TO yanglao_app;
