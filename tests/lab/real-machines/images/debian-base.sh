#!/bin/bash
# A small Debian with Python, in the folder $ROOT.
set -eu
debootstrap --variant=minbase --include="$PACKAGES" "$SUITE" "$ROOT"
chroot "$ROOT" useradd --uid 1000 --gid users --create-home --home-dir /home/ray --shell /bin/bash ray
ln -s python3 "$ROOT/usr/bin/python"
rm -rf "$ROOT"/var/cache/apt/archives/*.deb "$ROOT"/var/lib/apt/lists/* "$ROOT"/usr/share/{doc,man,locale}
