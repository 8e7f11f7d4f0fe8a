#!/bin/sh
# Starts the server, whose password is in a file: everybody can read the arguments of a process.
set -eu
umask 077

# When it is full, it gives up what expires anyway, and otherwise refuses to write.
cat > /tmp/valkey.conf << CONF
requirepass $(cat /run/souk/valkey)
dir /data
maxmemory 32mb
maxmemory-policy volatile-lru
save ""
appendonly $([ "${SOUK_CART_STORE-}" = valkey ] && echo yes || echo no)
CONF
exec valkey-server /tmp/valkey.conf
