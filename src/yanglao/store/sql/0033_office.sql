-- 办公账 The office's own books (八, 十一): who is in which post, what finance has allowed for wages, running and start-up costs, and what was paid.
-- Nothing here refers to an entry or an account of the fund, and no act writes in both books.

CREATE TABLE office_budget (
    proposal_id int NOT NULL REFERENCES proposal,
    area_id smallint NOT NULL REFERENCES area,
    year int NOT NULL,
    line text NOT NULL CHECK (line IN ('wages', 'running', 'startup')),
    amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
    document text NOT NULL CHECK (document <> ''),
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (proposal_id, line)            -- of a year the last proposal agreed to holds
);
CREATE INDEX office_budget_year ON office_budget (area_id, year, line, proposal_id);
CREATE INDEX office_budget_act ON office_budget (act_id);

-- Somebody in a post (of the agency, or the one of a unit by its code) from a month on, at a monthly wage.
CREATE TABLE office_post (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    post text NOT NULL CHECK (post <> ''),
    login text NOT NULL,
    since int NOT NULL,
    wage_fen bigint NOT NULL CHECK (wage_fen > 0),
    document text NOT NULL CHECK (document <> ''),
    act_id bigint NOT NULL REFERENCES act,
    FOREIGN KEY (area_id, login) REFERENCES staff (area_id, login)
);
CREATE INDEX office_post_act ON office_post (act_id);

CREATE TABLE office_post_end (
    hired_id int PRIMARY KEY REFERENCES office_post,
    area_id smallint NOT NULL REFERENCES area,
    through int NOT NULL,                      -- the last month in the post, wage included
    reason text NOT NULL CHECK (reason <> ''),
    act_id bigint NOT NULL REFERENCES act
);
CREATE INDEX office_post_end_act ON office_post_end (act_id);

CREATE TABLE office_payment (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    proposal_id int NOT NULL REFERENCES proposal,
    area_id smallint NOT NULL REFERENCES area,
    line text NOT NULL CHECK (line IN ('wages', 'running', 'startup')),
    year int NOT NULL,                         -- the budget that bears it
    month int NOT NULL,                        -- for which the wage is, or in which the cost was paid
    hired_id int REFERENCES office_post,       -- whose wage
    payee text NOT NULL CHECK (payee <> ''),
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    document text NOT NULL CHECK (document <> ''),
    act_id bigint NOT NULL REFERENCES act,
    CHECK ((line = 'wages') = (hired_id IS NOT NULL)),
    CHECK (year = month / 12),
    UNIQUE (hired_id, month)
);
CREATE UNIQUE INDEX office_payment_document ON office_payment (area_id, payee, document) WHERE hired_id IS NULL;
CREATE INDEX office_payment_year ON office_payment (area_id, year, line);
CREATE INDEX office_payment_act ON office_payment (act_id);

-- Nothing is paid beyond the line of the budget that bears it, and no budget falls below what is paid.
CREATE FUNCTION office_within_budget() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (SELECT coalesce(sum(amount_fen), 0) FROM office_payment WHERE area_id = NEW.area_id AND year = NEW.year AND line = NEW.line) >
        coalesce((SELECT amount_fen FROM office_budget WHERE area_id = NEW.area_id AND year = NEW.year AND line = NEW.line
            ORDER BY proposal_id DESC LIMIT 1), 0) THEN
        RAISE EXCEPTION 'beyond the office budget of % for %', NEW.year, NEW.line USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER office_within_budget AFTER INSERT ON office_payment FOR EACH ROW EXECUTE FUNCTION office_within_budget();
CREATE TRIGGER office_within_budget AFTER INSERT ON office_budget FOR EACH ROW EXECUTE FUNCTION office_within_budget();

-- The two books are apart: an act that writes in the office's books enters nothing in the fund's.
CREATE FUNCTION books_are_apart() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM entry WHERE act_id = NEW.act_id) AND EXISTS (
        SELECT FROM office_budget WHERE act_id = NEW.act_id UNION ALL SELECT FROM office_post WHERE act_id = NEW.act_id
        UNION ALL SELECT FROM office_post_end WHERE act_id = NEW.act_id UNION ALL SELECT FROM office_payment WHERE act_id = NEW.act_id) THEN
        RAISE EXCEPTION 'act % writes in the books of the fund and of the office', NEW.act_id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER books_are_apart AFTER INSERT ON entry FOR EACH ROW EXECUTE FUNCTION books_are_apart();
CREATE TRIGGER books_are_apart AFTER INSERT ON office_budget FOR EACH ROW EXECUTE FUNCTION books_are_apart();
CREATE TRIGGER books_are_apart AFTER INSERT ON office_post FOR EACH ROW EXECUTE FUNCTION books_are_apart();
CREATE TRIGGER books_are_apart AFTER INSERT ON office_post_end FOR EACH ROW EXECUTE FUNCTION books_are_apart();
CREATE TRIGGER books_are_apart AFTER INSERT ON office_payment FOR EACH ROW EXECUTE FUNCTION books_are_apart();
REVOKE ALL ON FUNCTION office_within_budget, books_are_apart FROM PUBLIC;

SELECT written_by_acts('office_budget', 'office_post', 'office_post_end', 'office_payment');
