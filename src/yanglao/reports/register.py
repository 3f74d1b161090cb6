"""报表登记簿 Every report there is, by its name, in the order in which they are listed."""

from __future__ import annotations

from yanglao.reports.account_statement import STATEMENT_REPORT
from yanglao.reports.archive import ARCHIVE_REPORT
from yanglao.reports.back_payment_or_leave import BACK_PAYMENT_OR_LEAVE_REPORT
from yanglao.reports.batch import BATCH_REPORT
from yanglao.reports.call_list import CALL_LIST_REPORT
from yanglao.reports.cases import CASE_REPORT, CASES_REPORT
from yanglao.reports.cash_up import CASH_UP_REPORT
from yanglao.reports.certifications import CERTIFICATIONS_REPORT, COMPARE_REPORT
from yanglao.reports.collection import COLLECTION_REPORT, UNMATCHED_REPORT
from yanglao.reports.collective import COLLECTIVE_REPORT
from yanglao.reports.commendations import COMMENDATIONS_REPORT, INSPECTIONS_REPORT
from yanglao.reports.complaints import COMPLAINTS_REPORT
from yanglao.reports.contests import CONTESTS_REPORT
from yanglao.reports.controls import CONTROLS_REPORT
from yanglao.reports.decision_text import DECISION_REPORT
from yanglao.reports.deposits import DEPOSITS_REPORT
from yanglao.reports.describing import About
from yanglao.reports.dues import DUES_REPORT
from yanglao.reports.final_account import FINAL_ACCOUNT_REPORT
from yanglao.reports.forecast import FORECAST_REPORT
from yanglao.reports.forecast_check import FORECAST_CHECK_REPORT
from yanglao.reports.forecast_month import FORECAST_MONTH_REPORT
from yanglao.reports.fund_budget import BUDGET_REPORT
from yanglao.reports.fund_statements import BALANCE_SHEET_REPORT, INCOME_REPORT, NET_ASSETS_REPORT
from yanglao.reports.gate import GATE_REPORT
from yanglao.reports.hits import HITS_REPORT
from yanglao.reports.journal import ACCOUNT_LEDGER_REPORT, VOUCHERS_REPORT
from yanglao.reports.life_certificates import LIFE_CERTIFICATES_REPORT
from yanglao.reports.monitors import MONITORS_REPORT
from yanglao.reports.month_end import MONTH_END_REPORT
from yanglao.reports.notice_lists import NOTICE_LISTS_REPORT
from yanglao.reports.notices import NOTICES_REPORT
from yanglao.reports.objections import OBJECTIONS_REPORT
from yanglao.reports.office_budget import OFFICE_BUDGET_REPORT
from yanglao.reports.overdue import OVERDUE_REPORT, TOLD_LATE_REPORT
from yanglao.reports.overlaps import OVERLAPS_REPORT
from yanglao.reports.overpaid import OVERPAID_REPORT
from yanglao.reports.policy_effect import POLICY_EFFECT_REPORT
from yanglao.reports.posts import POSTS_REPORT
from yanglao.reports.publications import PUBLICATIONS_REPORT
from yanglao.reports.ranking import RANKING_REPORT
from yanglao.reports.reconciliation import RECONCILIATION_REPORT
from yanglao.reports.reexamination import REEXAMINATION_REPORT
from yanglao.reports.requests import REQUESTS_REPORT
from yanglao.reports.statistics import STATISTICS_REPORT
from yanglao.reports.subsidy_call import SUBSIDY_CALL_REPORT
from yanglao.reports.supervision_report import SUPERVISION_REPORT
from yanglao.reports.take_over import TAKE_OVER_REPORT
from yanglao.reports.target_group import TARGET_GROUP_REPORT
from yanglao.reports.transfer_papers import TRANSFER_PAPERS_REPORT
from yanglao.reports.transfers import TRANSFERS_REPORT
from yanglao.reports.treasury_voucher import TREASURY_VOUCHER_REPORT
from yanglao.reports.treasury_vouchers import TREASURY_VOUCHERS_REPORT
from yanglao.reports.turning_60 import TURNING_60_REPORT
from yanglao.reports.unit_report import UNIT_REPORT_REPORT
from yanglao.reports.units_summary import UNITS_SUMMARY_REPORT
from yanglao.reports.withholding import WITHHOLDING_REPORT
from yanglao.reports.yields import YIELD_REPORT

REPORTS: dict[str, About] = {
    report.name: report
    for report in (
        TURNING_60_REPORT,
        OVERDUE_REPORT,
        TOLD_LATE_REPORT,
        OVERPAID_REPORT,
        TARGET_GROUP_REPORT,
        CALL_LIST_REPORT,
        CERTIFICATIONS_REPORT,
        COMPARE_REPORT,
        BATCH_REPORT,
        GATE_REPORT,
        MONTH_END_REPORT,
        BALANCE_SHEET_REPORT,
        INCOME_REPORT,
        NET_ASSETS_REPORT,
        FINAL_ACCOUNT_REPORT,
        VOUCHERS_REPORT,
        ACCOUNT_LEDGER_REPORT,
        RECONCILIATION_REPORT,
        TREASURY_VOUCHER_REPORT,
        TREASURY_VOUCHERS_REPORT,
        COLLECTION_REPORT,
        UNMATCHED_REPORT,
        DUES_REPORT,
        SUBSIDY_CALL_REPORT,
        COLLECTIVE_REPORT,
        DEPOSITS_REPORT,
        YIELD_REPORT,
        STATEMENT_REPORT,
        TAKE_OVER_REPORT,
        OVERLAPS_REPORT,
        TRANSFERS_REPORT,
        TRANSFER_PAPERS_REPORT,
        LIFE_CERTIFICATES_REPORT,
        NOTICES_REPORT,
        WITHHOLDING_REPORT,
        CASH_UP_REPORT,
        CONTROLS_REPORT,
        HITS_REPORT,
        CASES_REPORT,
        CASE_REPORT,
        MONITORS_REPORT,
        DECISION_REPORT,
        REEXAMINATION_REPORT,
        CONTESTS_REPORT,
        COMPLAINTS_REPORT,
        BACK_PAYMENT_OR_LEAVE_REPORT,
        POLICY_EFFECT_REPORT,
        FORECAST_REPORT,
        FORECAST_CHECK_REPORT,
        ARCHIVE_REPORT,
        PUBLICATIONS_REPORT,
        NOTICE_LISTS_REPORT,
        OBJECTIONS_REPORT,
        REQUESTS_REPORT,
        STATISTICS_REPORT,
        SUPERVISION_REPORT,
        FORECAST_MONTH_REPORT,
        RANKING_REPORT,
        BUDGET_REPORT,
        OFFICE_BUDGET_REPORT,
        POSTS_REPORT,
        UNIT_REPORT_REPORT,
        UNITS_SUMMARY_REPORT,
        INSPECTIONS_REPORT,
        COMMENDATIONS_REPORT,
    )
}
READERS: tuple[str, ...] = tuple({role: None for report in REPORTS.values() for role in report.readers})
"""Whoever may read any of them at all."""
