-- 不相容岗位 What nobody does together: each role belongs to an office, and nobody works for two of them at the same time. Who takes money
-- does not keep the books; who approves neither prepares nor reviews; who watches does not act; each administrator is alone.
CREATE TABLE role_office (
    role text PRIMARY KEY,
    office text NOT NULL
);
INSERT INTO role_office VALUES
    ('assistant', 'field'), ('township', 'field'),
    ('clerk', 'counter'), ('reviewer', 'counter'),      -- of one thing they are two people all the same (0002)
    ('director', 'approval'), ('accountant', 'books'), ('certifier', 'bureau'), ('finance', 'finance'), ('supervisor', 'supervision'),
    ('auditor', 'audit'), ('publicity', 'publicity'), ('system', 'system'), ('security', 'security'), ('logs', 'logs');
SELECT only_added('role_office');
GRANT SELECT ON role_office TO yanglao_app;
ALTER TABLE staff_role ADD FOREIGN KEY (role) REFERENCES role_office;

-- The role in force within some days, of another office than that of `wanted`, that somebody holds: its row, else null.
CREATE FUNCTION held_apart(area smallint, who text, wanted text, since_day date, until_day date, besides bigint) RETURNS bigint
    LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT r.id FROM public.staff_role r JOIN public.role_office o ON o.role = r.role
    WHERE r.area_id = area AND r.login = who AND r.id IS DISTINCT FROM besides
      AND NOT EXISTS (SELECT FROM public.staff_role n WHERE n.replaces = r.id)
      AND o.office <> (SELECT w.office FROM public.role_office w WHERE w.role = wanted)
      AND r.since < until_day AND since_day < r.until AND r.since < r.until AND since_day < until_day
    ORDER BY r.id LIMIT 1
$$;

CREATE FUNCTION posts_are_apart() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF public.held_apart(NEW.area_id, NEW.login, NEW.role, NEW.since, NEW.until, NEW.replaces) IS NOT NULL THEN
        RAISE EXCEPTION 'login %: works for another office already', NEW.login USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER staff_role_apart BEFORE INSERT ON staff_role FOR EACH ROW EXECUTE FUNCTION posts_are_apart();
REVOKE ALL ON FUNCTION held_apart, posts_are_apart FROM PUBLIC;
GRANT EXECUTE ON FUNCTION held_apart TO yanglao_app;
