-- Append-only, twice over: the application's role has no right to change a row, and triggers refuse it to everybody else.

CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: rows are never changed or removed; record a correction', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['area', 'unit', 'staff', 'act', 'act_outcome', 'person', 'identity', 'bank_account', 'law_version',
        'fact_kind', 'fact', 'fact_paper', 'refusal', 'entry', 'posting', 'arrival_line', 'interest_line', 'pension_line',
        'settlement_line', 'batch', 'batch_step', 'pension_draft', 'settlement_draft', 'returned_payment', 'reissued_payment',
        'month_close'] LOOP
        EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION append_only()', name);
        EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION append_only()', name);
    END LOOP;
END $$;

DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'yanglao_app') THEN CREATE ROLE yanglao_app NOLOGIN; END IF;
END $$;
DO $$ BEGIN EXECUTE format('GRANT yanglao_app TO %I', current_user); END $$;
GRANT USAGE ON SCHEMA public TO yanglao_app;
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO yanglao_app;
REVOKE INSERT ON only_one, pension_month, fact_kind, account FROM yanglao_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO yanglao_app;
REVOKE ALL ON FUNCTION open_year, open_pension_month, open_pension_draft, key_pension_draft, attach_pension_draft, drop_pension_draft FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_year, open_pension_month, open_pension_draft, key_pension_draft, attach_pension_draft, drop_pension_draft TO yanglao_app;
