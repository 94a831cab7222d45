#!/usr/bin/env bash
# run.sh SECONDS [TARGET…]: fuzzes each target for so long, one after the other. Needs a nightly toolchain and cargo-fuzz.
# What is found lies in fuzz/artifacts/TARGET; put it as a test into tests/suite/mutated.rs with its mending.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=$1
shift
[ $# -gt 0 ] || set -- reader answer operations description configuration
# What fuzzing starts from is made of what the tests have.
cargo run -q -p wsdl-tests --example seeds -- fuzz/corpus
for target in "$@"; do
    printf '\n== %s, %s s\n' "$target" "$seconds"
    log=$(mktemp)
    code=0
    cargo +nightly fuzz run "$target" -- \
        -max_total_time="$seconds" -rss_limit_mb=1024 -timeout=10 -max_len=32768 -print_final_stats=1 >"$log" 2>&1 || code=$?
    if [ "$code" -ne 0 ]; then
        tail -n 60 "$log"
        rm -f "$log"
        exit "$code"
    fi
    grep -E 'stat::(number_of_executed_units|peak_rss_mb)|DONE' "$log"
    rm -f "$log"
done
