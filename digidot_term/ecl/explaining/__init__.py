"""Why a concept meets an expression constraint, or does not: one file for each family of productions."""
