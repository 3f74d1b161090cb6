"""The plan as code: an article is a file, a clause is a function of the law and columns.

Every function carries its clause; none looks at a person with `if`, none knows a clock or a database.
"""
