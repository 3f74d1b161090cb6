-- 转移与衔接 The file of a transfer or of a switch between schemes, from the application to the other place's confirmation: what it is about,
-- and its steps, in order. A step is added, never changed; what is waited for follows from the steps (acts/transfer/course.py).

CREATE TABLE transfer_file (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    person_id bigint NOT NULL REFERENCES person,
    kind text NOT NULL CHECK (kind IN ('transfer_in', 'transfer_out', 'switch_in', 'switch_out')),
    scheme text NOT NULL,                  -- the other scheme; '': the same one elsewhere
    place text NOT NULL CHECK (place IN ('province', 'elsewhere')),
    agency text NOT NULL,                  -- the other agency, by name
    on_day date NOT NULL,                  -- of the application
    act_id bigint NOT NULL REFERENCES act,
    CHECK ((scheme <> '') = (kind IN ('switch_in', 'switch_out')))
);
CREATE INDEX transfer_file_person ON transfer_file (person_id, id);
CREATE INDEX transfer_file_act ON transfer_file (act_id);

-- amount_fen: money that arrived. The parts by source and the years: as the other place's information sheet says. fact_root: what was
-- recorded at the end. content: what a paper said besides.
CREATE TABLE transfer_step (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    area_id smallint NOT NULL REFERENCES area,
    file_id int NOT NULL REFERENCES transfer_file,
    step text NOT NULL CHECK (step IN ('checked', 'certificate', 'letter', 'money', 'sheet', 'rights', 'left', 'confirmed', 'reminded', 'ended')),
    on_day date NOT NULL,
    document text NOT NULL,
    amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
    own_fen bigint NOT NULL CHECK (own_fen >= 0),
    province_fen bigint NOT NULL CHECK (province_fen >= 0),
    city_fen bigint NOT NULL CHECK (city_fen >= 0),
    years smallint NOT NULL CHECK (years >= 0),
    fact_root bigint REFERENCES fact,
    content jsonb NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    CHECK ((amount_fen > 0) = (step = 'money')),
    CHECK ((fact_root IS NOT NULL) = (step IN ('rights', 'left')))
);
CREATE INDEX transfer_step_file ON transfer_step (file_id, id);
CREATE INDEX transfer_step_act ON transfer_step (act_id);
CREATE UNIQUE INDEX transfer_step_once ON transfer_step (file_id, step) WHERE step NOT IN ('money', 'sheet', 'reminded');

-- 转入资金 Money of a transfer that has come in waits as an item of its own, until the rights it pays for are recorded.
ALTER TABLE open_item DROP CONSTRAINT open_item_kind_check;
ALTER TABLE open_item ADD CONSTRAINT open_item_kind_check CHECK (kind IN ('overpayment', 'withheld', 'returned', 'one_off', 'transfer',
    'short', 'excess', 'to_collect', 'refund', 'brought'));

-- 先款后权 What a person has brought along is at most what has come in for it and was not sent back. A merge takes it over, with the
-- money, from the record where it never was.
CREATE FUNCTION rights_after_money() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    short bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM new_facts n JOIN fact_kind k ON k.code = n.kind AND k.name = 'transfer_in' WHERE NOT n.void) THEN
        RETURN NULL;  -- nearly always, and asked without looking into other tables
    END IF;
    SELECT n.person_id INTO short
    FROM new_facts n JOIN fact_kind k ON k.code = n.kind AND k.name = 'transfer_in'
    WHERE NOT n.void
      AND NOT EXISTS (SELECT FROM fact v WHERE v.act_id = n.act_id AND v.void AND v.kind = n.kind AND v.person_id <> n.person_id
                      AND (v.own_fen, v.province_fen, v.city_fen, v.years) = (n.own_fen, n.province_fen, n.city_fen, n.years))
      AND (SELECT sum(f.own_fen + f.province_fen + f.city_fen) FROM fact f WHERE f.person_id = n.person_id AND f.kind = n.kind
           AND NOT f.void AND NOT EXISTS (SELECT FROM fact later WHERE later.replaces = f.id))
          > (SELECT coalesce(sum(s.amount_fen - coalesce((SELECT sum(m.amount_fen) FROM open_item i JOIN item_move m ON m.item_id = i.id
                 WHERE i.kind = 'brought' AND i.reason = '票据 ' || s.document AND i.area_id = s.area_id AND m.how = 'refunded'), 0)), -1)
             FROM transfer_file t JOIN transfer_step s ON s.file_id = t.id AND s.step = 'money'
             WHERE t.person_id = n.person_id OR t.person_id IN (SELECT g.person_id FROM person_merge g WHERE g.into_id = n.person_id))
    LIMIT 1;
    IF short IS NOT NULL THEN
        RAISE EXCEPTION 'person %: rights without the money of a transfer', short USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER fact_rights_after_money AFTER INSERT ON fact
    REFERENCING NEW TABLE AS new_facts FOR EACH STATEMENT EXECUTE FUNCTION rights_after_money();

-- 凭函转出 A relation goes to another agency only when that agency has written that it takes it. Own money refunded beyond the province
-- (`flag`) goes to nobody else.
CREATE FUNCTION leaves_by_letter() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM new_facts n JOIN fact_kind k ON k.code = n.kind AND k.name = 'transfer_out' WHERE NOT n.void) THEN
        RETURN NULL;
    END IF;
    IF EXISTS (
        SELECT FROM new_facts n JOIN fact_kind k ON k.code = n.kind AND k.name = 'transfer_out'
        WHERE NOT n.void AND n.flag = 0
          AND NOT EXISTS (SELECT FROM fact v WHERE v.act_id = n.act_id AND v.void AND v.kind = n.kind AND v.person_id <> n.person_id)
          AND NOT EXISTS (SELECT FROM transfer_file t JOIN transfer_step s ON s.file_id = t.id AND s.step = 'letter'
                          WHERE t.kind IN ('transfer_out', 'switch_out') AND (t.person_id = n.person_id
                             OR t.person_id IN (SELECT g.person_id FROM person_merge g WHERE g.into_id = n.person_id)))) THEN
        RAISE EXCEPTION 'a relation leaves without a letter of the other place' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER fact_leaves_by_letter AFTER INSERT ON fact
    REFERENCING NEW TABLE AS new_facts FOR EACH STATEMENT EXECUTE FUNCTION leaves_by_letter();
REVOKE ALL ON FUNCTION rights_after_money, leaves_by_letter FROM PUBLIC;

SELECT written_by_acts('transfer_file', 'transfer_step');
