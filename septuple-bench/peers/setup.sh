#!/usr/bin/env bash
# Makes the virtual environment of the peers, once: septuple-bench/target/peers-venv, outside git.
# usage: setup.sh [PYTHON]    takes the newest python3.11 … 3.13 that runs if none is given
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
venv=$here/../target/peers-venv

suits() {
    "$1" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

if [[ ! -x $venv/bin/python ]]; then
    python=${1:-}
    for candidate in python3.13 python3.12 python3.11 python3 "$HOME"/.pyenv/versions/3.1[1-9]*/bin/python3; do
        [[ -z $python ]] && suits "$candidate" && python=$candidate
    done
    if [[ -z $python ]]; then
        echo "No Python 3.11 or newer found; give one: setup.sh /path/to/python3" >&2
        exit 1
    fi
    mkdir -p "$(dirname "$venv")"
    "$python" -m venv "$venv"
fi

# A package that does not install leaves its peers out; compare.py says so in the table.
for package in numpy scipy threadpoolctl matplotlib jax blackjax numpyro pymbar arviz_stats torch qutip pygro einsteinpy; do
    "$venv/bin/python" -c "import $package" 2>/dev/null && continue
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "$package" || echo "not installed: $package" >&2
done
"$venv/bin/python" - <<'PYTHON'
import importlib.metadata as metadata, platform
print("python", platform.python_version())
for name in ("numpy", "scipy", "matplotlib", "jax", "jaxlib", "blackjax", "numpyro", "pymbar", "arviz-stats", "torch", "qutip", "pygro", "einsteinpy"):
    try:
        print(name, metadata.version(name))
    except metadata.PackageNotFoundError:
        print(name, "missing")
PYTHON
