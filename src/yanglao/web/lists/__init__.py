"""名册台 Lists handed in on pages: the empty sheet, the first rows as understood, the jobs that outlive the browser, the result row by row."""
