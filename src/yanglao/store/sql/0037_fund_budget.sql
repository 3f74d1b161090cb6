-- 基金预算 What the fund is to raise and to pay in a year, by account, as finance agreed to it; and lines changed since.
CREATE TABLE fund_budget_line (
    proposal_id int NOT NULL REFERENCES proposal,
    area_id smallint NOT NULL REFERENCES area,
    year int NOT NULL,
    account smallint NOT NULL REFERENCES account,
    amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
    draft_fen bigint NOT NULL CHECK (draft_fen >= 0),  -- what was drafted when it was proposed
    reason text NOT NULL,                              -- why the amount is another
    document text NOT NULL CHECK (document <> ''),
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (area_id, year, account),
    CHECK ((amount_fen <> draft_fen) = (reason <> ''))
);
CREATE INDEX fund_budget_line_act ON fund_budget_line (act_id);

CREATE TABLE fund_budget_change (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    proposal_id int NOT NULL UNIQUE REFERENCES proposal,
    area_id smallint NOT NULL REFERENCES area,
    year int NOT NULL,
    account smallint NOT NULL,
    before_fen bigint NOT NULL,                        -- what the line allowed until then
    amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
    reason text NOT NULL CHECK (reason <> ''),
    document text NOT NULL CHECK (document <> ''),
    act_id bigint NOT NULL REFERENCES act,
    FOREIGN KEY (area_id, year, account) REFERENCES fund_budget_line,
    CHECK (amount_fen <> before_fen)
);
CREATE INDEX fund_budget_change_line ON fund_budget_change (area_id, year, account);
CREATE INDEX fund_budget_change_act ON fund_budget_change (act_id);

SELECT written_by_acts('fund_budget_line', 'fund_budget_change');
