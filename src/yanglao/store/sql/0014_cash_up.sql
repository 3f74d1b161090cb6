-- 日结 The money that somebody has taken in at the counter on a day, counted and agreed to by another person. A day may be counted again
-- when more was booked of it: each row is about what the ones before had not covered.
CREATE TABLE cash_up (
    proposal_id int PRIMARY KEY REFERENCES proposal,
    area_id smallint NOT NULL REFERENCES area,
    day date NOT NULL,
    collector text NOT NULL,
    expected_fen bigint NOT NULL CHECK (expected_fen > 0),  -- by the receipts booked
    counted_fen bigint NOT NULL CHECK (counted_fen >= 0),
    reason text NOT NULL,
    act_id bigint NOT NULL REFERENCES act,
    FOREIGN KEY (area_id, collector) REFERENCES staff (area_id, login),
    CHECK (counted_fen = expected_fen OR reason <> '')
);
CREATE INDEX cash_up_day ON cash_up (area_id, day, collector);
CREATE INDEX cash_up_act ON cash_up (act_id);

SELECT written_by_acts('cash_up');
