-- What another system kept before the first month here: what it paid each person last, against which ours is held, and that its
-- balances were reconciled, once. Added to, never changed.

CREATE TABLE old_figure (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    person_id bigint NOT NULL REFERENCES person,
    base_fen bigint NOT NULL CHECK (base_fen >= 0),            -- of its last month
    increment_fen bigint NOT NULL CHECK (increment_fen >= 0),
    account_fen bigint NOT NULL CHECK (account_fen >= 0),
    note text NOT NULL,                                        -- why it differs from ours, where it does
    act_id bigint NOT NULL REFERENCES act,
    UNIQUE (act_id, person_id)
);
CREATE INDEX old_figure_person ON old_figure (area_id, person_id, id);

CREATE TABLE opening_balance (
    area_id smallint PRIMARY KEY REFERENCES area,
    document text NOT NULL,
    act_id bigint NOT NULL REFERENCES act
);

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['old_figure', 'opening_balance'] LOOP
        EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION append_only()', name);
        EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION append_only()', name);
    END LOOP;
END $$;
GRANT SELECT, INSERT ON old_figure, opening_balance TO yanglao_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO yanglao_app;
