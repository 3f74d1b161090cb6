"""The first tables, from the SQL beside this folder."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"
FILES = (
    "0000_ground",
    "0001_registry",
    "0002_proposals",
    "0003_facts",
    "0004_book",
    "0005_payroll",
    "0006_runs",
    "0007_rights",
    "0008_installation",
    "0009_sessions",
    "0010_claims_on_items",
    "0011_told_by_others",
    "0012_withholding",
    "0013_notices",
    "0014_cash_up",
    "0015_transfers",
    "0016_proxies",
    "0017_taken_over",
    "0018_founding_seals",
    "0019_bank",
    "0020_this_transaction",
    "0021_year_closes",
    "0022_bank_matches",
    "0023_subsidies",
    "0024_held_receipts",
    "0025_gate_pages",
    "0026_controls",
    "0027_townships",
    "0028_publication",
    "0029_complaints",
    "0029_contests",
    "0030_deposits",
    "0032_archive",
    "0033_office",
    "0034_collective",
    "0035_cases",
    "0036_final_accounts",
    "0037_fund_budget",
    "0038_batch_changes",
    "0040_looks",
    "0041_residents",
    "0042_versions_of_facts",
    "0043_notices_of_corrections",
    "0044_reviewers_by_lot",
    "0045_second_factor",
    "0046_whole_audits",
    "0047_session_limits",
    "0048_requests",
    "0049_who_came_in",
    "0050_jobs",
    "0051_handovers",
    "0052_bureaus",
    "0053_kinds_by_area",
    "0054_deposit_parts",
    "0055_treasury_vouchers",
    "0056_what_waits",
    "0057_posts_apart",
)


class Migration(migrations.Migration):
    initial = True
    operations = [migrations.RunSQL((SQL / f"{name}.sql").read_text(encoding="utf-8")) for name in FILES]
