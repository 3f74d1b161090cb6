"""五(二)1 Province and city bear the base pension in the plan's shares, within a fen, as first paid for a month.

The shares are the parameters `province_share` and `city_share`; later rounds are differences and need not split alike.
"""

PARAMETERS = {"province_share": 6, "city_share": 4}
NAME = "shares"
ZH = "基础养老金省、市按比例分担"
EN = "province and city share the base pension as the plan says"
SQL = """
SELECT person_id AS who, '月份 ' || month / 12 || '-' || lpad((month %% 12 + 1)::text, 2, '0') || ' 省 '
       || base_province_fen || ' 市 ' || base_city_fen AS detail, (base_province_fen + base_city_fen)::bigint AS fen
FROM pension_line
WHERE area_id = %(area)s AND round = 1
  AND abs(base_province_fen * %(city_share)s::bigint - base_city_fen * %(province_share)s::bigint)
      > %(province_share)s::bigint + %(city_share)s::bigint
ORDER BY person_id, month
"""
