#!/bin/bash
# Starts the server. When its image has created the data directory, it runs this again, once: for each service a database, a
# role that owns and migrates it, and one that the service uses. The migration V0_0__runtime_role.sql grants the second its
# rights. If all that is interrupted, the next start begins again.
set -euo pipefail

starting="${PGDATA%/*/*}/souk_starting" # in the volume

if [ "${1-}" = postgres ]; then
  [ ! -e "$starting" ] || rm -rf "${PGDATA:?}"
  [ -e "$PGDATA/PG_VERSION" ] || touch "$starting"
  exec docker-entrypoint.sh "$@"
fi

sql() { psql --quiet --no-psqlrc -v ON_ERROR_STOP=1 --username postgres --dbname postgres "$@"; }

for owner in /run/souk/*_owner; do # each file has the password of the role that it is named after
  name="${owner##*/}"
  NAME="${name%_owner}" sql << 'SQL'
\set password `cat "/run/souk/$NAME"`
\set owner_password `cat "/run/souk/${NAME}_owner"`
\getenv name NAME
\set owner :name _owner
create role :"name" login password :'password';
create role :"owner" login password :'owner_password';
create database :"name" owner :"owner";
revoke all on database :"name" from public;
grant connect on database :"name" to :"name";
SQL
done
sql << 'SQL'
revoke all on database postgres, template1 from public;
SQL
rm -f "$starting"
