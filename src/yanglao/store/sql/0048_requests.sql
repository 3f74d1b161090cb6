-- 网上申请 What residents ask the counter for from their own pages, and what became of it. A request is no act: nothing is done by it. It is
-- made through a function, by whoever has come in, about themselves alone; what they wrote is kept under seal.
CREATE TABLE resident_request (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    person_id bigint NOT NULL REFERENCES person,
    session_id bigint NOT NULL REFERENCES resident_session,
    kind text NOT NULL CHECK (kind <> ''),    -- the act that is asked for
    on_day date NOT NULL,
    content_sealed bytea NOT NULL,            -- JSON: person, kind and what was filled in
    key text NOT NULL,                        -- one form, one request
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (person_id, key)
);
CREATE INDEX resident_request_area ON resident_request (area_id, id);

CREATE TABLE request_withdrawal (
    request_id bigint PRIMARY KEY REFERENCES resident_request,
    withdrawn_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
SELECT only_added('resident_request', 'request_withdrawal');
GRANT SELECT ON resident_request, request_withdrawal TO yanglao_app;

-- What became of one: the act by which it was done, or why it was not.
CREATE TABLE request_answer (
    request_id bigint PRIMARY KEY REFERENCES resident_request,
    area_id smallint NOT NULL REFERENCES area,
    done_by bigint REFERENCES act,
    reason text NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    CHECK (done_by IS NOT NULL OR reason <> '')
);
CREATE INDEX request_answer_act ON request_answer (act_id);
SELECT written_by_acts('request_answer');

CREATE FUNCTION request_is_open() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM request_withdrawal w WHERE w.request_id = NEW.request_id)
       OR NOT EXISTS (SELECT FROM resident_request r WHERE r.id = NEW.request_id AND r.area_id = NEW.area_id) THEN
        RAISE EXCEPTION 'request %: not open', NEW.request_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER request_open BEFORE INSERT ON request_answer FOR EACH ROW EXECUTE FUNCTION request_is_open();

-- How many of a person's requests wait for an answer.
CREATE FUNCTION open_requests(person bigint) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT count(*) FROM public.resident_request r WHERE r.person_id = person
        AND NOT EXISTS (SELECT FROM public.request_answer a WHERE a.request_id = r.id)
        AND NOT EXISTS (SELECT FROM public.request_withdrawal w WHERE w.request_id = r.id)
$$;

-- Make a request; its number, the same for the same key; null where nobody has come in, or as many wait as may (`most`).
CREATE FUNCTION make_request(token text, kind text, on_day date, content_sealed bytea, key text, most int) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE here record; session bigint; made bigint;
BEGIN
    SELECT * INTO here FROM public.resident_of(token);
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    PERFORM pg_advisory_xact_lock(7402, here.person_id::int);
    SELECT r.id INTO made FROM public.resident_request r WHERE r.person_id = here.person_id AND r.key = make_request.key;
    IF made IS NOT NULL OR public.open_requests(here.person_id) >= most THEN
        RETURN made;
    END IF;
    SELECT s.id INTO session FROM public.resident_session s WHERE s.token_hash = sha256(convert_to(token, 'UTF8'));
    INSERT INTO public.resident_request (area_id, person_id, session_id, kind, on_day, content_sealed, key)
    VALUES (here.area_id, here.person_id, session, kind, on_day, content_sealed, key) RETURNING id INTO made;
    RETURN made;
END $$;

-- Take one's own request back while it waits; whether it was.
CREATE FUNCTION withdraw_request(token text, request bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE here record;
BEGIN
    SELECT * INTO here FROM public.resident_of(token);
    IF NOT FOUND OR NOT EXISTS (SELECT FROM public.resident_request r WHERE r.id = request AND r.person_id = here.person_id)
       OR EXISTS (SELECT FROM public.request_answer a WHERE a.request_id = request) THEN
        RETURN false;
    END IF;
    INSERT INTO public.request_withdrawal (request_id) VALUES (request) ON CONFLICT DO NOTHING;
    RETURN true;
END $$;

REVOKE ALL ON FUNCTION request_is_open, open_requests, make_request, withdraw_request FROM PUBLIC;
GRANT EXECUTE ON FUNCTION make_request, withdraw_request TO yanglao_app;
