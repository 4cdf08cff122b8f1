#!/bin/sh
# Builds .venv from the given requirements file, once for each wording of the requirements.
set -eu

requirements=$1
stamp=.venv/installed-$requirements
unfinished=.venv/unfinished
sum=$(cat requirements*.txt | cksum)

# What is installed names its own folder, so a clone that was moved is built anew.
here() { (cd .venv 2>/dev/null && pwd -P) || true; }
is_built() { [ "$(cat "$stamp" 2>/dev/null)" = "$sum $(here)" ] && .venv/bin/python -c '' 2>/dev/null; }
is_moved() { cat .venv/installed-* 2>/dev/null | grep -q / && ! cat .venv/installed-* | grep -qF "$(here)"; }
is_sound() { [ ! -e $unfinished ] && ! is_moved && .venv/bin/python -m pip --version >/dev/null 2>&1; }

if is_built; then exit 0; fi

# Two at once would install into one another; the lock ends with whoever holds it.
python=$(sh tools/python.sh)
mkdir -p -m 700 var
exec 9>>var/setup.lock
"$python" -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX)'
if is_built; then exit 0; fi

if ! is_sound; then
    echo "Building .venv with $("$python" --version) …"
    if ! "$python" -m venv --clear .venv >var/pip.log 2>&1; then
        echo "Building .venv failed; var/pip.log says why. Put it right and run this again." >&2
        exit 1
    fi
fi

echo "Installing $requirements into .venv (the first time takes a minute or two) …"
# A pip that is cut off leaves packages that look installed and are not; one that fails does not.
: >$unfinished
installed=yes
.venv/bin/python -m pip install --disable-pip-version-check -r "$requirements" >var/pip.log 2>&1 || installed=no
rm -f $unfinished
if [ $installed = no ]; then
    echo "Installing $requirements failed; var/pip.log says why (most often there is no network). Run this again when it is put right." >&2
    exit 1
fi
# The other files of requirements all begin with requirements.txt.
echo "$sum $(here)" | tee "$stamp" >.venv/installed-requirements.txt
