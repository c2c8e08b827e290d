"""The workbook for people: findings to work off, bodies, rules, what was handed in, totals, years, all figures."""
