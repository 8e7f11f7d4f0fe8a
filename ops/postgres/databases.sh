#!/bin/bash
# Runs once, when the data directory is created: a database and a role for each service, without access to others.
set -euo pipefail

sql() { psql --quiet --no-psqlrc -v ON_ERROR_STOP=1 --username postgres --dbname postgres "$@"; }

for file in /run/souk/souk_*; do # each has the password of the role that it is named after
  sql --set name="${file##*/}" --set password="$(< "$file")" << 'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
done
sql << 'SQL'
revoke all on database postgres, template1 from public;
SQL
