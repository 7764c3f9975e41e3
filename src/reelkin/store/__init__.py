"""The database: what is published of a model, and what belongs to people. Functions over SQLAlchemy Core; no ORM."""
