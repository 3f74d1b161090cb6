-- Partitions are opened by these functions only; the application's role owns no table.

CREATE FUNCTION open_year(area smallint, year int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE kind text;
BEGIN
    FOREACH kind IN ARRAY ARRAY['arrival_line', 'interest_line', 'settlement_line'] LOOP
        IF to_regclass(format('%s_%s_%s', kind, area, year)) IS NULL THEN
            EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%s, %s) TO (%s, %s)',
                           format('%s_%s_%s', kind, area, year), kind, area, year * 12, area, year * 12 + 12);
            EXECUTE format('GRANT SELECT ON %I TO yanglao_app', format('%s_%s_%s', kind, area, year));
        END IF;
    END LOOP;
END $$;

-- An empty partition for a benefit month that has none.
CREATE FUNCTION open_pension_month(area smallint, month int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE name text := format('pension_line_%s_%s', area, month);
BEGIN
    IF NOT EXISTS (SELECT FROM pension_month WHERE pension_month.area_id = area AND pension_month.month = open_pension_month.month) THEN
        EXECUTE format('CREATE TABLE %I PARTITION OF pension_line FOR VALUES FROM (%s, %s) TO (%s, %s)', name, area, month, area, month + 1);
        EXECUTE format('GRANT SELECT ON %I TO yanglao_app', name);
        INSERT INTO pension_month VALUES (area, month, name);
    END IF;
END $$;
CREATE TABLE pension_month (area_id smallint, month int, table_name text NOT NULL, PRIMARY KEY (area_id, month));

-- A table shaped like a partition, filled while a batch is prepared and attached when it is booked.
CREATE FUNCTION open_pension_draft(area smallint, month int, act bigint) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE name text := format('pension_line_%s_%s_act%s', area, month, act);
BEGIN
    EXECUTE format('CREATE TABLE %I (LIKE pension_line INCLUDING CONSTRAINTS, CHECK (area_id = %s AND month = %s))', name, area, month);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO yanglao_app', name);
    RETURN name;
END $$;

CREATE FUNCTION key_pension_draft(name text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
    IF name !~ '^pension_line_\d+_\d+_act\d+$' THEN RAISE EXCEPTION 'no draft: %', name; END IF;
    EXECUTE format('REVOKE INSERT ON %I FROM yanglao_app', name);
    EXECUTE format('ALTER TABLE %I ADD UNIQUE (person_id, area_id, month, round)', name);
END $$;

CREATE FUNCTION attach_pension_draft(batch int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE b batch%ROWTYPE;
BEGIN
    SELECT * INTO STRICT b FROM batch WHERE id = attach_pension_draft.batch;
    IF NOT EXISTS (SELECT FROM batch_step s WHERE s.batch_id = b.id AND s.step = 'booked') THEN
        RAISE EXCEPTION 'batch % is not booked', b.id;
    END IF;
    IF b.draft_table IS NOT NULL THEN
        EXECUTE format('ALTER TABLE pension_line ATTACH PARTITION %I FOR VALUES FROM (%s, %s) TO (%s, %s)',
                       b.draft_table, b.area_id, b.month, b.area_id, b.month + 1);
        INSERT INTO pension_month VALUES (b.area_id, b.month, b.draft_table);
    END IF;
END $$;

CREATE FUNCTION drop_pension_draft(batch int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE b batch%ROWTYPE;
BEGIN
    SELECT * INTO STRICT b FROM batch WHERE id = drop_pension_draft.batch;
    IF NOT EXISTS (SELECT FROM batch_step s WHERE s.batch_id = b.id AND s.step = 'rejected') THEN
        RAISE EXCEPTION 'batch % is not rejected', b.id;
    END IF;
    IF b.draft_table IS NOT NULL THEN EXECUTE format('DROP TABLE IF EXISTS %I', b.draft_table); END IF;
END $$;
