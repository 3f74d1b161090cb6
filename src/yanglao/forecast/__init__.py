"""预测 The fund in the years to come: the population of a city lived on by the month step, under a scenario."""
