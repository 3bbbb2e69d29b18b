#!/usr/bin/env bash
# Exports a store filled from fixtures/intake in every format, and has the libraries of the formats read it beside the server. The environment is that of the MLflow client, in LOUPE_VENV or target/venv-mlflow.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../../.." && pwd)
needs=$root/server/src/test/python/requirements.txt
venv=${LOUPE_VENV:-$root/target/venv-mlflow}
if [ ! -x "$venv/bin/python" ] || ! "$venv/bin/python" -c 'import mlflow, pandas, pyarrow, tensorboard' 2>/dev/null; then
    if ! python3 -m venv "$venv" || ! "$venv/bin/pip" install -q -r "$needs"; then
        echo "SKIPPED: the Python packages of $needs cannot be installed here."
        echo "0 passed, 0 failed, 1 skipped"
        exit 0
    fi
fi
work=$(mktemp -d)
server=
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -rf "$work"' EXIT
# Some fixtures are damaged on purpose, which is exit code 1.
"$root/loupe" import "$root/fixtures/intake" --store "$work/store" >"$work/import.log" 2>&1
for format in csv jsonl parquet; do
    "$root/loupe" export --store "$work/store" --format $format -o "$work/all.$format" || { echo "0 passed, 1 failed"; exit 1; }
done
for format in tfevents mlruns; do
    "$root/loupe" export --store "$work/store" --format $format -o "$work/$format" || { echo "0 passed, 1 failed"; exit 1; }
done
"$root/loupe" serve --store "$work/store" --port 0 --no-open --url-file "$work/url" >"$work/server.log" 2>&1 &
server=$!
for _ in $(seq 1 1500); do
    [ -s "$work/url" ] && break
    kill -0 $server 2>/dev/null || { cat "$work/server.log"; echo "0 passed, 1 failed"; exit 1; }
    sleep 0.2
done
GIT_PYTHON_REFRESH=quiet "$venv/bin/python" "$here/export_test.py" "$(cat "$work/url")" "$work"
