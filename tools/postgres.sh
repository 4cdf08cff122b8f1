#!/bin/sh
# Runs a command on the PostgreSQL that DATABASE_URL names, where there is one.
set -eu

DATABASE_URL=${DATABASE_URL:-postgres://postgres@127.0.0.1:5432/postgres}
export DATABASE_URL
if ! .venv/bin/python -c 'import psycopg, sys; psycopg.connect(sys.argv[1], connect_timeout=5)' \
    "$DATABASE_URL" 2>/dev/null; then
    echo "No PostgreSQL answers, so its tests were left out: start one, or name it with DATABASE_URL=postgres://user@host:5432/name." >&2
    [ "${NEWSROOM_REQUIRE_POSTGRES:-}" != 1 ]
    exit
fi
exec "$@"
