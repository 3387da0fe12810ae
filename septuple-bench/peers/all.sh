#!/usr/bin/env bash
# Measures all that docs/performance.md tells, one after another, in about 40 minutes on a quiet machine; results go to
# septuple-bench/target/. Needs the build and setup.sh first. Arguments go to compare.py: --data DIR, --repeats N, --only NAME.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=$(cd "$here/../target" && pwd)
images=$(cd "$here/../.." && pwd)/docs/images
python=$target/peers-venv/bin/python

jvm=
for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    if [[ -x $home/bin/java ]] && grep -q '^JAVA_VERSION="25' "$home/release" 2>/dev/null; then
        jvm=$home/bin/java
        break
    fi
done
: "${jvm:=$(command -v java)}"

# A main class of org.septuple.bench with its arguments.
bench() {
    "$jvm" -Xmx4g --add-modules jdk.incubator.vector -cp "$target/benchmarks.jar:$target/lib/*" "org.septuple.bench.$1" "${@:2}"
}

echo "compare.py" >&2
"$python" "$here/compare.py" --json "$target/compare.json" "$@" >"$target/compare.md"

echo "CostScaling" >&2
bench CostScaling >"$target/costs.json"
"$python" "$here/scaling.py" "$target/costs.json" --figure "$images/costs.png" >"$target/costs.md"

echo "DenseStepRate" >&2
for threads in 1 2; do
    bench DenseStepRate --threads "$threads"
done >"$target/dense-step.json"

echo "SparseProductBenchmark" >&2
{
    echo '```'
    bench SparseProductBenchmark 1000000 100 2
    bench SparseProductBenchmark 100000 100 2
    echo '```'
} >"$target/sparse-product.md"

echo "canonical.py, mbar.py" >&2
"$python" "$here/canonical.py" >"$target/canonical.md"
"$python" "$here/mbar.py" >"$target/mbar.md"

echo "TransitionCost, CanonicalRuns" >&2
for threads in 1 2; do
    bench TransitionCost --threads "$threads"
done >"$target/transition.json"
{
    bench CanonicalRuns --law ring --chains 32 --samples 600 --threads 2
    bench CanonicalRuns --law clamped --chains 8 --warm-up 300 --samples 400 --nodes 8 --threads 2
} >"$target/canonical-runs.json"

ls -l "$target"/{canonical,mbar}.md "$target"/{transition,canonical-runs}.json "$target"/{compare,costs,sparse-product}.md "$target"/{compare,costs,dense-step}.json "$images/costs.png" >&2
