-- 财政专户对账凭证 What finance has signed of the treasury special account in a closed month, and the accountant has confirmed: kept once and for all.
CREATE TABLE treasury_voucher (
    area_id smallint NOT NULL,
    month int NOT NULL,
    voucher text NOT NULL CHECK (voucher <> ''),
    signed text NOT NULL,                     -- JSON, byte for byte
    sha256 text NOT NULL CHECK (sha256 = encode(sha256(convert_to(signed, 'UTF8')), 'hex')),
    proposal_id int NOT NULL UNIQUE REFERENCES proposal,
    act_id bigint NOT NULL REFERENCES act,
    PRIMARY KEY (area_id, month),
    FOREIGN KEY (area_id, month) REFERENCES month_close
);
CREATE INDEX treasury_voucher_act ON treasury_voucher (act_id);
SELECT written_by_acts('treasury_voucher');
