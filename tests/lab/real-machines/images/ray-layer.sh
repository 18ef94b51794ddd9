#!/bin/bash
# Ray from PyPI as a layer on the Debian in $BASE: what it adds is in $FOLDER/tree. Runs in a mount namespace of its own.
set -eu
mkdir "$FOLDER/tree" "$FOLDER/work" "$FOLDER/root"
packages=usr/local/lib/python3.11/dist-packages
# Wheels only, for the image's Python and not the machine's.
"$PIP_PYTHON" -m pip install --quiet --no-compile --disable-pip-version-check --target "$FOLDER/tree/$packages" \
    --python-version 3.11 --implementation cp --only-binary=:all: \
    --platform "manylinux2014_$MACHINE" --platform "manylinux_2_28_$MACHINE" $REQUIREMENTS
# A third of all files; each is copied for every node.
find "$FOLDER/tree/$packages" -type d -name tests -prune -exec rm -rf {} +
mkdir -p "$FOLDER/tree/usr/local/bin"
cat >"$FOLDER/tree/usr/local/bin/ray" <<'RAY'
#!/usr/bin/python3
from ray.scripts.scripts import main
main()
RAY
chmod 755 "$FOLDER/tree/usr/local/bin/ray"
mount -t overlay overlay -o "lowerdir=$BASE/tree,upperdir=$FOLDER/tree,workdir=$FOLDER/work" "$FOLDER/root"
# Without this every start of a Ray process compiles a thousand files.
chroot "$FOLDER/root" python3 -m compileall -q -j 2 "/$packages" /usr/lib/python3.11 || true
umount "$FOLDER/root"
rm -rf "$FOLDER/work" "$FOLDER/root"
