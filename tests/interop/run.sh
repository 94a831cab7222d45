#!/bin/sh
# run.sh PORT [until-eof]: builds the peer into a folder of its own under TMPDIR and serves it on 127.0.0.1:PORT, in the
# foreground. With port 0 any free one is taken. The line `listening on ADDRESS` on standard output says that it is ready.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
site=$(mktemp -d)
cp -r "$here/site/." "$site"
# Service, types and host are one assembly, in bin/, where ASP.NET looks for it.
mkdir -p "$site/bin"
mcs -nologo -optimize+ -target:exe -out:"$site/bin/Peer.dll" \
    -r:System.Web.dll -r:System.Web.Services.dll -r:System.Xml.dll "$here"/src/*.cs
# Else the heap grows to 2 GB under load.
export MONO_GC_PARAMS=soft-heap-limit=256m
exec mono "$site/bin/Peer.dll" "$1" "$site" ${2:+"$2"}
