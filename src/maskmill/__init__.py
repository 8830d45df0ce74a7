"""Find personal data in documents, remove it, and prove that it is gone."""

__version__ = "0.1.0"
