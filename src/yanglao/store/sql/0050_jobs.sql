-- 后台任务 Long work that somebody has begun: whose, which act, where it stands, how far it is, what came of it. It is done by a worker, and outlives
-- the browser, the server and the worker. What was given and what was answered is kept under seal. A job is no record: its rows change, its act is
-- recorded like any other, under the job's key, and so is done once however often the job is begun.
CREATE TABLE job (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number text NOT NULL UNIQUE CHECK (number ~ '^[0-9a-f]{20}$'),
    area_id smallint NOT NULL,
    login text NOT NULL,
    act text NOT NULL CHECK (act <> ''),
    on_day date NOT NULL,
    given_sealed bytea NOT NULL,              -- JSON: the name of a file, or what was filled in
    state text NOT NULL DEFAULT 'looked' CHECK (state IN ('looked', 'waiting', 'running', 'done', 'refused', 'cancelled')),
    read_units int NOT NULL DEFAULT 0,        -- how far, of
    all_units int NOT NULL DEFAULT 0,         -- how many (0: nobody knows)
    tries int NOT NULL DEFAULT 0,             -- how often a worker has taken it up
    session_id bigint REFERENCES session,     -- in which it is done
    token_sealed bytea,                       -- and what opens that
    told_sealed bytea,                        -- JSON: the answer, or the sentences of a refusal
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    begun_at timestamptz,
    beat_at timestamptz,                      -- the worker's last sign of life
    ended_at timestamptz,
    FOREIGN KEY (area_id, login) REFERENCES staff (area_id, login),
    CHECK ((session_id IS NULL) = (token_sealed IS NULL)),
    CHECK (state NOT IN ('waiting', 'running') OR session_id IS NOT NULL)
);
CREATE INDEX job_login ON job (area_id, login, id);
CREATE INDEX job_to_do ON job (id) WHERE state IN ('waiting', 'running');
CREATE INDEX job_session ON job (session_id);
GRANT SELECT ON job TO yanglao_app;

-- Put down what is to be done, for whoever holds the token; its id, null where nobody does, or it is there already.
CREATE FUNCTION add_job(token text, number text, act text, on_day date, given_sealed bytea) RETURNS int LANGUAGE sql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    INSERT INTO public.job (number, area_id, login, act, on_day, given_sealed)
    SELECT add_job.number, s.area_id, s.login, add_job.act, add_job.on_day, add_job.given_sealed FROM public.session_of(token) s
    ON CONFLICT DO NOTHING RETURNING id
$$;

-- Let it be taken up: in a session of its own, opened by whoever holds the token of one, so that it goes on when they have gone home. It is over
-- with the job, after a day at the latest, and like all others when its owner is put out. What they had not proven, it has not.
CREATE FUNCTION start_job(token text, number text, token_hash bytea, token_sealed bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE here record; one public.job%ROWTYPE; mine bigint; made bigint;
BEGIN
    SELECT * INTO here FROM public.session_of(token);
    SELECT j.* INTO one FROM public.job j
    WHERE j.number = start_job.number AND j.area_id = here.area_id AND j.login = here.login AND j.state IN ('looked', 'refused') FOR UPDATE;
    IF NOT FOUND OR here.is_invited OR length(token_hash) <> 32 THEN
        RETURN false;
    END IF;
    SELECT s.id INTO mine FROM public.session s WHERE s.token_hash = sha256(convert_to(token, 'UTF8'));
    INSERT INTO public.session (area_id, login, token_hash, credential_id, expires_at, is_of_job)
    SELECT s.area_id, s.login, start_job.token_hash, s.credential_id, clock_timestamp() + interval '1 day', true
    FROM public.session s WHERE s.id = mine RETURNING id INTO made;
    INSERT INTO public.session_limit (session_id, idle, proof_lasts, needs_factor)
    VALUES (made, interval '1 day', CASE WHEN here.is_proven THEN interval '1 day' ELSE interval '1 microsecond' END,
            coalesce((SELECT l.needs_factor FROM public.session_limit l WHERE l.session_id = mine), false));
    UPDATE public.job SET state = 'waiting', session_id = made, token_sealed = start_job.token_sealed, told_sealed = NULL, read_units = 0,
        tries = 0, begun_at = NULL, beat_at = NULL, ended_at = NULL WHERE id = one.id;
    RETURN true;
END $$;

-- Call off what nobody has taken up yet, or nobody has begun.
CREATE FUNCTION cancel_job(token text, number text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE ended bigint; found_id int;
BEGIN
    UPDATE public.job j SET state = 'cancelled', ended_at = clock_timestamp() FROM public.session_of(token) s
    WHERE j.number = cancel_job.number AND j.area_id = s.area_id AND j.login = s.login AND j.state IN ('looked', 'waiting')
    RETURNING j.id, j.session_id INTO found_id, ended;
    IF ended IS NOT NULL THEN
        INSERT INTO public.session_end (session_id) VALUES (ended) ON CONFLICT DO NOTHING;
    END IF;
    RETURN found_id IS NOT NULL;
END $$;

-- The first job that waits, or whose worker is gone, for the worker that asks: it holds the job for as long as its connection lives, and a worker
-- that was killed holds nothing. 7402: the class of the locks on jobs.
CREATE FUNCTION take_job() RETURNS SETOF job LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE one public.job%ROWTYPE;
BEGIN
    FOR one IN SELECT j.* FROM public.job j WHERE j.state IN ('waiting', 'running') ORDER BY j.id FOR UPDATE SKIP LOCKED LOOP
        IF pg_try_advisory_lock(7402, one.id) THEN
            RETURN QUERY UPDATE public.job j SET state = 'running', tries = j.tries + 1, begun_at = coalesce(j.begun_at, clock_timestamp()),
                beat_at = clock_timestamp() WHERE j.id = one.id RETURNING j.*;
            RETURN;
        END IF;
    END LOOP;
END $$;

-- A sign of life, with how far it is.
CREATE FUNCTION beat_job(job int, read_units int, all_units int) RETURNS void LANGUAGE sql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    UPDATE public.job j SET beat_at = clock_timestamp(), read_units = beat_job.read_units, all_units = beat_job.all_units
    WHERE j.id = job AND j.state = 'running'
$$;

-- It is over, and with it its session; the worker lets go of it.
CREATE FUNCTION end_job(job int, state text, told_sealed bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE public.job j SET state = end_job.state, told_sealed = end_job.told_sealed, ended_at = clock_timestamp()
    WHERE j.id = job AND j.state = 'running' AND end_job.state IN ('done', 'refused');
    INSERT INTO public.session_end (session_id) SELECT j.session_id FROM public.job j WHERE j.id = job AND j.session_id IS NOT NULL ON CONFLICT DO NOTHING;
    PERFORM pg_advisory_unlock(7402, job);
END $$;

-- What ended two months ago goes; the numbers of what went.
CREATE FUNCTION forget_jobs() RETURNS SETOF text LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    DELETE FROM public.job j WHERE j.state NOT IN ('waiting', 'running') AND coalesce(j.ended_at, j.made_at) < clock_timestamp() - interval '60 days'
    RETURNING j.number
$$;

REVOKE ALL ON FUNCTION add_job, start_job, cancel_job, take_job, beat_job, end_job, forget_jobs FROM PUBLIC;
GRANT EXECUTE ON FUNCTION add_job, start_job, cancel_job, take_job, beat_job, end_job, forget_jobs TO yanglao_app;
