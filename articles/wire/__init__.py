"""Formats in and out. Parsers know nothing of Django."""
