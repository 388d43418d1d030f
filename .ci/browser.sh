#!/usr/bin/env bash
# The browser for headless screenshots: Debian's chromium, with fonts that hold Chinese.
#   browser.sh install   install what is missing (needs root or sudo)
#   browser.sh path      print the browser's path
set -euo pipefail

PACKAGES=(chromium fonts-noto-cjk)

die() {
    printf 'browser.sh: %s\n' "$*" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo -- "$@"
    fi
}

has_package() {
    dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed
}

missing_packages() {
    local package
    for package in "${PACKAGES[@]}"; do
        has_package "$package" || printf '%s\n' "$package"
    done
}

install_browser() {
    local missing
    mapfile -t missing < <(missing_packages)
    if [ "${#missing[@]}" -gt 0 ]; then
        as_root apt-get update -q
        as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -q --no-install-recommends "${missing[@]}"
    fi
    browser_path
}

browser_path() {
    command -v chromium || die 'no chromium: run "browser.sh install"'
}

case "${1:-}" in
    install) install_browser ;;
    path) browser_path ;;
    *) die 'usage: browser.sh install|path' ;;
esac
