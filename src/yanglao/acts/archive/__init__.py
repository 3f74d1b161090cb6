"""Archive: volumes of papers are closed."""
