"""经办桌面 What every desk of the office shares: coming in, the frame of a page, tasks, forms of acts, reports."""
