#!/usr/bin/env bash
# Builds the pages into target/classes/dev/loupe/web, unless nothing has changed since the last time.
set -euo pipefail
cd "$(dirname "$0")"
out=target/classes/dev/loupe/web
if [ ! -d node_modules ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --no-audit --no-fund --loglevel=error
fi
if [ -f "$out/index.html" ] && [ -f "$out/loupe-scene.js" ] && [ -z "$(find src public index.html package.json vite.config.ts vite.scene.config.ts tsconfig.json -newer "$out/index.html" -print -quit)" ]; then
    exit 0
fi
npm run --silent build
