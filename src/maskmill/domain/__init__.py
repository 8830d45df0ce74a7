"""Pure rules: what personal data is, what to do with it, and what a job is."""
