"""认定 What bureaus do with their own certifications besides making and ending them: extend, dispute, settle."""
