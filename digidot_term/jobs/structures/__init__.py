"""Jobs on one structure, or on those of others: find, show, import, begin, give snapshots, validate."""
