"""A store for lawadmin in PostgreSQL, KingbaseES, openGauss, DM or SQLite, by SQLAlchemy and Alembic."""
