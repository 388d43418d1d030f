#!/usr/bin/env bash
# Compose, which checks docker-compose.yml: the docker plugin where there is one, else Debian's docker-compose.
#   compose.sh install   install it if it is missing (needs root or sudo)
set -euo pipefail

has_compose() {
    docker compose version >/dev/null 2>&1 || command -v docker-compose >/dev/null
}

[ "${1:-}" = install ] || {
    printf 'usage: compose.sh install\n' >&2
    exit 1
}
has_compose && exit 0
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo --)
"${as_root[@]}" apt-get update -q
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends docker-compose
