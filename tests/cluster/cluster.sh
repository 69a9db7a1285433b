#!/usr/bin/env bash
# Start or stop an OpenSearch cluster of three nodes for the tests, each a process of its own.
#
#   tests/cluster/cluster.sh start [node ...]    nodes are 1, 2 and 3; all when none is named
#   tests/cluster/cluster.sh stop [node ...]
#
# Node N answers on http://127.0.0.1:927N, and on no other address. Data and logs are in
# $ALINEA_CLUSTER (var/cluster), 512 MB of heap a node; Java 17 and Maven must be there.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
base=${ALINEA_CLUSTER:-$here/../../var/cluster}
addresses='["127.0.0.1:9371", "127.0.0.1:9372", "127.0.0.1:9373"]'

libraries() {
    if ! cmp -s "$here/pom.xml" "$base/lib/pom.xml"; then
        rm -rf "$base/lib"
        mvn --quiet --batch-mode --file "$here/pom.xml" dependency:copy-dependencies \
            -DoutputDirectory="$(realpath -m "$base/lib")"
        cp "$here/pom.xml" "$base/lib/pom.xml"
    fi
}

# Prints the process id of a running node; one that ended and was not waited for has no command.
process() {
    local pid
    pid=$(cat "$base/node-$1/pid" 2>/dev/null) || return 1
    grep -q OpenSearchRunner "/proc/$pid/cmdline" 2>/dev/null && echo "$pid"
}

start() {
    local folder=$base/node-$1
    process "$1" >/dev/null && return
    mkdir -p "$folder/config"
    cat >"$folder/config/opensearch.yml" <<YAML
network.host: 127.0.0.1
transport.port: 937$1
discovery.seed_hosts: $addresses
cluster.initial_cluster_manager_nodes: $addresses
cluster.routing.allocation.disk.threshold_enabled: false
YAML
    nohup java -Xms256m -Xmx512m -XX:+UseSerialGC -cp "$base/lib/*" \
        org.codelibs.opensearch.runner.OpenSearchRunner -clusterName alinea-tests \
        -basePath "$folder" -confPath "$folder/config" -numOfNode 1 -baseHttpPort "$((9269 + $1))" \
        >"$folder/log" 2>&1 </dev/null &
    echo $! >"$folder/pid"
}

stop() {
    local pid
    pid=$(process "$1") || return 0
    kill "$pid"
    for _ in {1..150}; do
        process "$1" >/dev/null || return 0
        sleep 0.2
    done
    kill -9 "$pid"
}

has_three_nodes() {
    exec 3<>"/dev/tcp/127.0.0.1/$1" || return
    printf 'GET /_cluster/health HTTP/1.0\r\n\r\n' >&3
    grep -q '"number_of_nodes":3' <&3
} 2>/dev/null

is_complete() {
    has_three_nodes 9271 && has_three_nodes 9272 && has_three_nodes 9273
}

await() {
    for _ in {1..240}; do
        is_complete && return
        sleep 1
    done
    echo "The cluster is not complete after four minutes; see $base/node-*/log." >&2
    return 1
}

command=${1:-}
shift || true
nodes=("$@")
[[ $# -gt 0 ]] || nodes=(1 2 3)
case $command in
start)
    is_complete && exit # perhaps that of another checkout
    libraries
    for node in "${nodes[@]}"; do start "$node"; done
    await
    ;;
stop)
    for node in "${nodes[@]}"; do stop "$node"; done
    ;;
*)
    sed -n '4,5s/^# *//p' "$0" >&2
    exit 2
    ;;
esac
