#!/bin/bash
# One of Debian's packages as a layer on the Debian in $BASE: what it adds is in $FOLDER/tree. Runs in a mount namespace of
# its own. No service is started: the policy below says so to whatever the package would run.
set -eu
mkdir "$FOLDER/tree" "$FOLDER/work" "$FOLDER/root"
mount -t overlay overlay -o "lowerdir=$BASE/tree,upperdir=$FOLDER/tree,workdir=$FOLDER/work" "$FOLDER/root"
printf '#!/bin/sh\nexit 101\n' >"$FOLDER/root/usr/sbin/policy-rc.d"
chmod 755 "$FOLDER/root/usr/sbin/policy-rc.d"
export DEBIAN_FRONTEND=noninteractive
chroot "$FOLDER/root" apt-get update
chroot "$FOLDER/root" apt-get install --yes --no-install-recommends "$PACKAGE"
umount "$FOLDER/root"
rm -rf "$FOLDER/tree"/var/{cache,lib}/apt "$FOLDER/work" "$FOLDER/root"
