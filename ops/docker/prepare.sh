#!/bin/bash
# Runs before everything else at each `docker-compose up`: prints in one line why the system cannot run here, and generates
# the passwords at the first start. /secrets/all has all of them and is mounted here only; each other container gets a
# volume with those that it needs.
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
    # pg_upgrade leaves the older directory.
    [ ! -e "/postgres/$POSTGRES_MAJOR/docker/PG_VERSION" ] || [[ "$file" = */"$POSTGRES_MAJOR"/docker/* ]] || continue
    found="$(< "$file")"
    [ "$found" = "$POSTGRES_MAJOR" ] || fail "The volume postgres-data is of PostgreSQL $found, this is $POSTGRES_MAJOR." \
      "Upgrade it with pg_upgrade, or start empty: docker-compose down --volumes"
    [ -e /secrets/all/kafka_operator ] || fail "The volume postgres-data is older than the passwords." \
      "Begin again: docker-compose down --volumes"
  done
}

make_password() {
  local file="/secrets/all/$1"
  if [ ! -s "$file" ]; then
    od -An -N24 -tx1 /dev/urandom | tr -d ' \n' > "$file.new"
    mv "$file.new" "$file"
  fi
}

# Generates the password when it is first needed. A service reads its folder as properties, each in a file of its name.
give() { # give PASSWORD FOLDER FILE
  local owner="$SERVICE_UID"
  [ "$2" != postgres ] || owner="$POSTGRES_UID"
  [ "$2" != kafka ] || owner="$KAFKA_UID"
  [ "$2" != valkey ] || owner="$VALKEY_UID"
  make_password "$1"
  chown "$owner" "/secrets/$2"
  install -m 400 -o "$owner" "/secrets/all/$1" "/secrets/$2/$3"
}

has_memory
has_usable_data
give postgres postgres postgres
for account in broker controller operator; do
  give "kafka_$account" kafka "$account"
done
for folder in /secrets/*; do # a volume for each service
  service="${folder##*/}"
  case $service in
    all | postgres | kafka | registry | valkey | config) continue ;;
  esac
  give "registry_$service" "$service" souk.registry.password
  give "registry_$service" registry "souk.registry.passwords.$service-service"
  case $service in
    gateway | storefront) continue ;; # they have neither a database nor events
  esac
  give "souk_$service" postgres "souk_$service"
  give "souk_$service" "$service" spring.datasource.password
  give "souk_${service}_owner" postgres "souk_${service}_owner"
  give "souk_${service}_owner" "$service" spring.flyway.password
  give "kafka_$service" kafka "$service-service"
  give "kafka_$service" "$service" souk.kafka.password
done
give valkey valkey valkey
give valkey cart spring.data.redis.password
give config config souk.config.operator-password
chown "$SERVICE_UID" /data/*
give admin user souk.demo.admin-password
give registry_operator registry souk.registry.passwords.operator
give registry_peers registry souk.registry.passwords.registry-service # of registries among each other
echo "souk: the admin is admin@souk.example; the password:" \
  "docker-compose exec user-service cat /run/souk/souk.demo.admin-password"
