#!/bin/bash
# Runs before everything else at each `docker-compose up`: prints in one line why the system cannot run here, and generates
# the passwords at the first start. /secrets/postgres has all of them; each service gets a volume with its own and no other.
set -euo pipefail
umask 077

fail() {
  echo "souk: $*" >&2
  exit 1
}

has_memory() {
  local mib=$(($(sed -n 's/^MemTotal: *\([0-9]*\) kB$/\1/p' /proc/meminfo) / 1024))
  [ "$mib" -ge "$NEEDED_MIB" ] || fail "Docker has $mib MiB of memory, the shop needs $NEEDED_MIB. Give Docker more of it."
}

# The image keeps each major version in a directory of its own and would silently start empty beside an older one.
has_usable_data() {
  local file found
  for file in /postgres/PG_VERSION /postgres/*/PG_VERSION /postgres/*/docker/PG_VERSION; do
    [ -e "$file" ] || continue
    found="$(< "$file")"
    [ "$found" = "$POSTGRES_MAJOR" ] || fail "The volume postgres-data is of PostgreSQL $found, this is $POSTGRES_MAJOR." \
      "Upgrade it with pg_upgrade, or start empty: docker-compose down --volumes"
    [ -e /secrets/postgres/souk_order ] || fail "The volume postgres-data is older than the passwords." \
      "Begin again: docker-compose down --volumes"
  done
}

make_password() {
  local file="/secrets/postgres/$1"
  if [ ! -s "$file" ]; then
    od -An -N24 -tx1 /dev/urandom | tr -d ' \n' > "$file.new"
    mv "$file.new" "$file"
  fi
}

# Spring Boot reads a directory of files as properties: the file's name is the property, its content the value.
hand_over() { # hand_over SERVICE PASSWORD PROPERTY
  install -m 400 -o "$SERVICE_UID" "/secrets/postgres/$2" "/secrets/$1/$3"
}

has_memory
has_usable_data
make_password postgres
make_password admin
for folder in /secrets/*; do # a volume for each service with a database, and the one of PostgreSQL
  service="${folder##*/}"
  [ "$service" != postgres ] || continue
  make_password "souk_$service"
  chown "$SERVICE_UID" "$folder"
  hand_over "$service" "souk_$service" spring.datasource.password
done
hand_over user admin souk.demo.admin-password
chown -R "$POSTGRES_UID" /secrets/postgres
echo "souk: the admin is admin@souk.example; the password:" \
  "docker-compose exec user-service cat /run/souk/souk.demo.admin-password"
