#!/usr/bin/env bash
# Real graph servers for the tests, made of jars from Maven Central: Neo4j Community and Apache Jena Fuseki; and ROBOT, whose
# reasoner the tests of the ontology call.
#   servers.sh install                         Java, Maven and the jars: whatever is missing
#   servers.sh start neo4j  BOLT_PORT DATADIR  bolt://127.0.0.1:BOLT_PORT, user neo4j
#   servers.sh start fuseki HTTP_PORT DATADIR  http://127.0.0.1:HTTP_PORT/ds, in memory
#   servers.sh stop DATADIR                    end the server that was started on DATADIR
# "start" returns once the server answers. DATADIR also holds its configuration, its log and its pid file.
# Environment:
#   VETKG_SERVERS         where the jars are kept (default: ~/.cache/vetkg-servers)
#   VETKG_NEO4J_PASSWORD  Neo4j's password, 8 characters or more, set at the first start on a DATADIR
#   VETKG_NEO4J_SETTINGS  further lines for neo4j.conf
set -euo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
CACHE=${VETKG_SERVERS:-$HOME/.cache/vetkg-servers}
NEO4J_PASSWORD=${VETKG_NEO4J_PASSWORD:-vetkg-test-only}

COLLECTED=(neo4j fuseki robot)
OLDEST_JAVA=17
HEAP=512m
FUSEKI_DATASET=/ds
START_SECONDS=120
STOP_SECONDS=30

die() {
    printf 'servers.sh: %s\n' "$*" >&2
    exit 1
}

usage() {
    die 'usage: servers.sh install | start neo4j|fuseki PORT DATADIR | stop DATADIR'
}

# --- install

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo -- "$@"
    fi
}

java_is_new_enough() {
    local major
    major=$(java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p') || return 1
    [ "${major:-0}" -ge "$OLDEST_JAVA" ]
}

install_tools() {
    local missing=()
    java_is_new_enough || missing+=("openjdk-$OLDEST_JAVA-jre-headless")
    command -v mvn >/dev/null || missing+=(maven)
    [ "${#missing[@]}" -gt 0 ] || return 0
    as_root apt-get update -q
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends "${missing[@]}"
    java_is_new_enough || die "the java on PATH is older than $OLDEST_JAVA"
}

# The pom lies beside the jars that it collected: while the two poms agree, the jars are right.
has_jars() {
    cmp -s "$HERE/$1/pom.xml" "$CACHE/$1/pom.xml"
}

collect_jars() {
    local server=$1 fresh
    mkdir -p "$CACHE"
    fresh=$(mktemp -d "$CACHE/$server.XXXXXX")
    mvn --batch-mode --quiet --no-transfer-progress --file "$HERE/$server/pom.xml" \
        dependency:copy-dependencies "-DoutputDirectory=$fresh" || {
        rm -rf "$fresh"
        die "Maven could not collect the jars of $server"
    }
    cp "$HERE/$server/pom.xml" "$fresh/pom.xml"
    rm -rf "${CACHE:?}/$server"
    mv "$fresh" "$CACHE/$server"
}

install_servers() {
    local server wanted=()
    for server in "${COLLECTED[@]}"; do
        has_jars "$server" || wanted+=("$server")
    done
    if [ "${#wanted[@]}" -gt 0 ] || ! java_is_new_enough; then
        install_tools
    fi
    for server in "${wanted[@]}"; do
        collect_jars "$server"
    done
}

# --- processes

port_answers() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# Every server is given this mark as an argument, so that a pid that the system gave to another program is not ended.
mark_of() {
    printf -- '-Dvetkg.datadir=%s' "$1"
}

# Prints the pid of the server that runs on the folder, if one does.
running_pid() {
    local dir=$1 pid
    pid=$(cat "$dir/server.pid" 2>/dev/null) || return 1
    tr '\0' '\n' 2>/dev/null <"/proc/$pid/cmdline" | grep -Fqx -- "$(mark_of "$dir")" || return 1
    printf '%s\n' "$pid"
}

launch() {
    local dir=$1
    shift
    java "-Xmx$HEAP" "$(mark_of "$dir")" "$@" >"$dir/server.log" 2>&1 </dev/null &
    printf '%s\n' "$!" >"$dir/server.pid"
}

wait_until_ready() {
    local dir=$1 port=$2 pid deadline=$((SECONDS + START_SECONDS))
    pid=$(cat "$dir/server.pid")
    until port_answers "$port"; do
        if ! kill -0 "$pid" 2>/dev/null || [ "$SECONDS" -ge "$deadline" ]; then
            tail -n 40 "$dir/server.log" >&2
            stop_server "$dir"
            die "no server on port $port: see $dir"
        fi
        sleep 0.2
    done
}

stop_server() {
    local dir=$1 pid deadline=$((SECONDS + STOP_SECONDS))
    if pid=$(running_pid "$dir"); then
        kill "$pid" 2>/dev/null || true
        while running_pid "$dir" >/dev/null && [ "$SECONDS" -lt "$deadline" ]; do
            sleep 0.2
        done
        if pid=$(running_pid "$dir"); then
            kill -KILL "$pid" 2>/dev/null || true
        fi
    fi
    rm -f "$dir/server.pid"
}

# --- servers

write_neo4j_conf() {
    cat <<CONF
server.default_listen_address=127.0.0.1
server.default_advertised_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:$1
server.bolt.advertised_address=127.0.0.1:$1
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=64m
db.tx_log.preallocate=false
dbms.security.auth_enabled=true
dbms.security.procedures.unrestricted=apoc.meta.*,apoc.schema.*
dbms.usage_report.enabled=false
client.allow_telemetry=false
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
CONF
}

set_neo4j_password() {
    local dir=$1
    [ ! -e "$dir/data/databases" ] || return 0
    NEO4J_HOME=$dir NEO4J_CONF=$dir/conf java -cp "$CACHE/neo4j/*" \
        org.neo4j.server.startup.Neo4jAdminCommand dbms set-initial-password "$NEO4J_PASSWORD" \
        >"$dir/server.log" 2>&1 || {
        cat "$dir/server.log" >&2
        die 'Neo4j could not set the password'
    }
}

launch_neo4j() {
    local port=$1 dir=$2
    mkdir -p "$dir/conf" "$dir/plugins"
    ln -sf "$CACHE"/neo4j/apoc-*.jar "$dir/plugins/"
    { write_neo4j_conf "$port"; printf '%s\n' "${VETKG_NEO4J_SETTINGS:-}"; } >"$dir/conf/neo4j.conf"
    set_neo4j_password "$dir"
    launch "$dir" \
        --add-opens=java.base/java.nio=ALL-UNNAMED \
        --add-opens=java.base/java.io=ALL-UNNAMED \
        --add-opens=java.base/sun.nio.ch=ALL-UNNAMED \
        -cp "$CACHE/neo4j/*" org.neo4j.server.CommunityEntryPoint \
        "--home-dir=$dir" "--config-dir=$dir/conf" --console-mode
}

launch_fuseki() {
    local port=$1 dir=$2 jars=("$CACHE"/fuseki/*.jar)
    FUSEKI_BASE=$dir/base launch "$dir" -jar "${jars[0]}" \
        --localhost "--port=$port" --mem "$FUSEKI_DATASET"
}

start_server() {
    local server=$1 port=$2 dir
    has_jars "$server" || die 'run "servers.sh install" first'
    ! port_answers "$port" || die "port $port is taken"
    mkdir -p "$3"
    dir=$(cd "$3" && pwd)
    ! running_pid "$dir" >/dev/null || die "a server already runs on $dir"
    "launch_$server" "$port" "$dir"
    wait_until_ready "$dir" "$port"
}

main() {
    case "$#:${1:-}:${2:-}" in
        1:install:) install_servers ;;
        4:start:neo4j | 4:start:fuseki) start_server "$2" "$3" "$4" ;;
        2:stop:*)
            [ ! -d "$2" ] || stop_server "$(cd "$2" && pwd)"
            ;;
        *) usage ;;
    esac
}

main "$@"
