"""认定单位台 The desk of civil affairs, family planning, the disabled persons' federation and public security: their own kinds of facts, and no money."""
