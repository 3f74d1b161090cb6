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

SELECT written_by_acts('old_figure', 'opening_balance');
