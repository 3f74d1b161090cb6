-- Facts that are asked for by what they say and not by whose they are: what happened in a month, who was born in one, what is certified; and who
-- belongs to a unit.

CREATE INDEX fact_kind_day ON fact (kind, day);
CREATE INDEX fact_place ON fact (place, kind) WHERE place > 0;
-- Households by the unit in which they were asked.
CREATE INDEX survey_row_unit ON survey_row (unit_id);
-- The last run of payments that was booked.
CREATE INDEX proposal_step_booked ON proposal_step (area_id, act_id) WHERE step = 'booked';
