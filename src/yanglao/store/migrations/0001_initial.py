"""The first tables, from the SQL beside this folder."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"
FILES = (
    "0001_registry",
    "0002_facts",
    "0003_book",
    "0004_payroll",
    "0005_partitions",
    "0006_rights",
    "0007_installation",
)


class Migration(migrations.Migration):
    initial = True
    operations = [
        migrations.RunSQL("CREATE EXTENSION IF NOT EXISTS btree_gist"),
        *(migrations.RunSQL((SQL / f"{name}.sql").read_text(encoding="utf-8")) for name in FILES),
    ]
