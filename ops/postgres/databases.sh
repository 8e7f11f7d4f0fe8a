#!/bin/bash
# Runs once, when the data directory is created: a database and a role for each service, without access to others.
set -euo pipefail

sql() { psql --quiet --no-psqlrc -v ON_ERROR_STOP=1 --username postgres --dbname postgres "$@"; }

for service in user cart order; do
  sql --set name="souk_$service" --set password="$(< "/run/souk/souk_$service")" << 'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
done
sql << 'SQL'
revoke all on database postgres, template1 from public;
SQL
