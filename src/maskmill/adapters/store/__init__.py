"""The database: SQLAlchemy tables and queries."""
