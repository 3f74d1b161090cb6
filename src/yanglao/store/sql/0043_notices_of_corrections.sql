-- 更正决定 Whoever's record was corrected so that what is due changes is told of it, and may contest it.
ALTER TABLE notice DROP CONSTRAINT notice_about_check;
ALTER TABLE notice ADD CONSTRAINT notice_about_check CHECK (about IN ('suspension_intended', 'recovery_intended', 'claim', 'claim_refused',
    'withdrawal', 'withdrawal_refused', 'suspension', 'recovery', 'reminder', 'refund', 'account', 'correction', 'contest_answer'));
