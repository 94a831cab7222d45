#!/bin/sh
# Installs what the peer needs, on Debian, as root: Mono's C# compiler, System.Web and System.Web.Services (33 MB).
set -eu
export DEBIAN_FRONTEND=noninteractive
apt-get update -q
apt-get install -y -q --no-install-recommends mono-mcs mono-runtime \
    libmono-system-web4.0-cil libmono-system-web-services4.0-cil libmono-system-web-extensions4.0-cil
