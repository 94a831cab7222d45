#!/usr/bin/env bash
# run.sh SECONDS [TARGET…]: fuzzes each target for so long, one after the other. Needs a nightly toolchain and cargo-fuzz.
# What is found to be bad lies in fuzz/artifacts/TARGET; put it into fuzz/corpus/TARGET with its mending.
# run.sh --keep [TARGET…]: puts into fuzz/corpus what was found to reach more than is there.
set -euo pipefail
cd "$(dirname "$0")/.."
what=$1
shift
[ $# -gt 0 ] || set -- scanner reader answer operations description configuration cassette
cargo fetch -q --locked --manifest-path fuzz/Cargo.toml
# What fuzzing starts from besides the corpora is made of what the tests have.
cargo run -q --locked -p wsdl-tests --example seeds -- fuzz/seeds
for target in "$@"; do
    printf '\n== %s, %s\n' "$target" "$what"
    corpus=fuzz/corpus/$target found=fuzz/found/$target
    mkdir -p "$corpus" "$found"
    if [ "$what" = --keep ]; then
        cargo +nightly fuzz run "$target" "$corpus" "$found" "fuzz/seeds/$target" -- -merge=1 -max_len=8192 -rss_limit_mb=1024
        continue
    fi
    # Descriptions may hold 768 MiB by the estimate of codegen/src/limits.rs, which the sanitizer more than doubles.
    memory=1024
    [ "$target" != description ] || memory=3072
    log=$(mktemp)
    code=0
    # The first folder is the one that is written to.
    cargo +nightly fuzz run "$target" "$found" "$corpus" "fuzz/seeds/$target" -- -max_total_time="$what" \
        -rss_limit_mb="$memory" -timeout=10 -max_len=32768 -print_final_stats=1 >"$log" 2>&1 || code=$?
    if [ "$code" -ne 0 ]; then
        tail -n 60 "$log"
        rm -f "$log"
        exit "$code"
    fi
    grep -E 'stat::(number_of_executed_units|peak_rss_mb)|DONE' "$log"
    rm -f "$log"
done
