#!/usr/bin/env bash
# Measures the audit beside Kafka's own consumer, in turn, on the same topics: audit/bench.sh [PURCHASES [ROUNDS]].
# A purchase is eleven records. Needs a built checkout (./mvnw install -DskipTests) and a JDK 25 as JAVA_HOME.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
purchases="${1:-100000}"
rounds="${2:-3}"
work="$(mktemp -d)"
java="$JAVA_HOME/bin/java"
cd "$root"
./mvnw -q -B -ntp -pl audit dependency:build-classpath -Dmdep.outputFile="$work/classpath" -DincludeScope=test
./mvnw -q -B -ntp dependency:copy -Dartifact=org.apache.kafka:kafka-tools:4.2.1 -DoutputDirectory="$work" || true
classpath="audit/target/classes:audit/target/test-classes:$(cat "$work/classpath")"

mkfifo "$work/stop"
"$java" -Xmx1g -Dfrontrow.registry.home="$root/servers/target/registry" -cp "$classpath" \
    frontrow.audit.BenchData "$purchases" <"$work/stop" >"$work/data.log" 2>&1 &
data=$!
exec 3>"$work/stop"
trap 'echo >&3; exec 3>&-; wait "$data" || true; rm -rf "$work"' EXIT
until grep -q '^READY' "$work/data.log"; do
    kill -0 "$data" || { cat "$work/data.log"; exit 1; }
    sleep 1
done
read -r _ bootstrap registry records < <(grep '^READY' "$work/data.log")
echo "$records records"
for ((round = 1; round <= rounds; round++)); do
    "$java" -Xmx1g -cp "$classpath:$work/*" org.apache.kafka.tools.ConsumerPerformance --bootstrap-server "$bootstrap" \
        --include '.*[.]events' --num-records "$records" --group "bench-$round" --hide-header 2>/dev/null |
        sed "s|^|round $round, Kafka's consumer (start, end, MB, MB/s, records, records/s, rebalance ms, fetch ms, fetch MB/s, fetch records/s): |"
    /usr/bin/time -f "round $round, audit: %e s, %U s user, %S s system, %M KB" \
        "$java" -Xmx1700m -XX:+UseParallelGC -XX:+UseCompactObjectHeaders -cp "$classpath" frontrow.audit.command.AuditCommand --at-rest \
        --host "${bootstrap%:*}" --kafka-port "${bootstrap##*:}" --registry-port "${registry##*:}" 2>&1 | tr '\r' '\n' | grep -E 'PROVEN|REFUTED|records|round' | tail -n 4
done
