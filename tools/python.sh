#!/bin/sh
# Prints the Python that Newsroom is to be built with: 3.11 or newer, with its venv module.
set -eu

found="" bare=""
for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
    version=$("$candidate" -c 'import platform; print(platform.python_version())' 2>/dev/null) || continue
    found=${found:-$version}
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    bare=${bare:-$version}
    # Debian packs ensurepip, which venv needs, apart from Python itself.
    "$candidate" -c 'import ensurepip, venv' 2>/dev/null || continue
    command -v "$candidate"
    exit 0
done

if [ -n "$bare" ]; then
    echo "Python $bare is here, but not its venv module: install it (on Debian and Ubuntu: apt install python3-venv) and run this again." >&2
elif [ -n "$found" ]; then
    echo "Newsroom needs Python 3.11 or newer, and the one here is $found: install a newer one, or name it with PYTHON=/path/to/python3.11." >&2
else
    echo "Newsroom needs Python 3.11 or newer, and there is none here${PYTHON:+ under the name $PYTHON}: install one, or name it with PYTHON=/path/to/python3.11." >&2
fi
exit 1
