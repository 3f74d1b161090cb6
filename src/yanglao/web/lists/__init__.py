"""名册台 Lists handed in on pages: the empty sheet, the first rows as understood, a job that outlives the browser, the result row by row."""
