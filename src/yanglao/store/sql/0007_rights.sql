-- Append-only, twice over: the application's role has no right to change a row, and triggers refuse it to everybody else.

SELECT only_added('area', 'unit', 'staff', 'staff_role', 'credential', 'session', 'session_end', 'login_failure', 'act', 'act_outcome', 'person', 'identity', 'person_detail', 'payee',
    'proposal_chain', 'proposal', 'proposal_step', 'law_version', 'person_merge', 'fact_kind', 'fact', 'fact_paper', 'receipt', 'refusal',
    'entry', 'posting', 'arrival_line', 'interest_line', 'pension_line', 'settlement_line', 'line_seal', 'open_item',
    'item_move', 'batch', 'pension_draft', 'batch_item', 'bank_file', 'payment_answer', 'month_close',
    'empty_payroll');

GRANT USAGE ON SCHEMA public TO yanglao_app;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO yanglao_app;
REVOKE SELECT ON credential FROM yanglao_app;
GRANT INSERT ON area, unit, staff, staff_role, act, act_outcome, person, identity, person_detail, payee, proposal, proposal_step, law_version, person_merge,
    fact, fact_paper, receipt, refusal, entry, posting, arrival_line, interest_line, pension_line, settlement_line, line_seal,
    open_item, item_move, batch, pension_draft, batch_item, bank_file, payment_answer, month_close, empty_payroll TO yanglao_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO yanglao_app;
REVOKE ALL ON FUNCTION guard_table, open_year, open_pension_month, own_table_of, batch_step, open_own_table, key_own_table,
    attach_own_table, drop_own_table, finish_payroll, finish_empty_payroll, finish_close, guard_only_one, mark_work,
    act_is_proven, return_is_work, proposal_step_in_order, item_is_not_overdrawn FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_year, open_pension_month, own_table_of, batch_step, open_own_table, key_own_table, attach_own_table,
    drop_own_table, finish_payroll, finish_empty_payroll, finish_close TO yanglao_app;
