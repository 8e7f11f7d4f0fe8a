#!/bin/bash
# Starts the broker. The first start also creates the accounts, whose passwords are the files in /run/souk, and their
# rights, while nobody else can reach the broker; if it is interrupted, the next one begins again.
set -euo pipefail
umask 077

here="$(dirname "$0")"
data=/var/lib/kafka/data
bin=/opt/kafka/bin
local=localhost:19092
tls="${SOUK_TLS_FOLDER-}" # the folder with the certificate, or nothing
protocol="SASL_$([ -n "$tls" ] && echo SSL || echo PLAINTEXT)"
work="$(mktemp -d)"

login() { # login MODULE ACCOUNT PASSWORD-FILE [OPTION]
  local password
  password="$(< "/run/souk/$3")"
  echo "org.apache.kafka.common.security.$1 required username=\"$2\" password=\"$password\"${4:+ $4=\"$password\"};"
}
scram() { login scram.ScramLoginModule "$1" "$1"; }

tool() { KAFKA_HEAP_OPTS=-Xmx64m "$bin/$1" "${@:2}" > /dev/null; }

broker() { # broker [OPTION...]
  export LOG_DIR="$work" EXTRA_ARGS="" # by default it writes a log of the garbage collector into the image
  export KAFKA_LOG4J_OPTS="-Dlog4j2.configurationFile=$here/log4j2.yaml"
  exec "$bin/kafka-server-start.sh" "$work/server.properties" "$@"
}

allow() { # allow ACCOUNT OPTION...
  tool kafka-acls.sh --bootstrap-server "$local" --command-config "$work/operator" \
    --add --allow-principal "User:$1" "${@:2}"
}

# The accounts are read from a file: others could see the arguments of a process.
format() {
  local file account
  for file in /run/souk/*; do
    account="${file##*/}"
    [ "$account" = controller ] || printf -- '--add-scram\nSCRAM-SHA-512=[name=%s,password=%s]\n' "$account" "$(< "$file")"
  done > "$work/accounts"
  tool kafka-storage.sh format --cluster-id "$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n' | cut -c1-22)" \
    --config "$work/server.properties" "@$work/accounts"
}

grant() {
  local account writes reads topic write read
  while read -r account _ writes _ reads; do
    [ "${account:-#}" != "#" ] || continue
    write=()
    read=()
    for topic in ${writes//,/ }; do write+=(--topic "$topic"); done
    for topic in ${reads//,/ }; do
      [[ ",$writes," == *",$topic,"* ]] || write+=(--topic "$topic.$account.dlt")
      read+=(--topic "$topic")
    done
    allow "$account" --operation Write --operation Create "${write[@]}"
    allow "$account" --operation Read --operation Create "${read[@]}"
    allow "$account" --operation Read --group "$account"
  done < "$here/accounts"
}

first_start() {
  local process
  if [ -e "$data/meta.properties" ] && [ ! -e "$data/souk_starting" ]; then
    echo "souk: The volume of Kafka is older than the accounts. Begin again: docker-compose down --volumes" >&2
    exit 1
  fi
  rm -rf "${data:?}"/*
  touch "$data/souk_starting"
  format
  broker --override "listeners=CLIENTS://$local,CONTROLLER://localhost:9093" \
    --override "advertised.listeners=CLIENTS://$local" &
  process=$!
  until nc -z 127.0.0.1 "${local#*:}"; do # BusyBox tries the first address of a name alone, ::1
    kill -0 "$process"
    sleep 0.2
  done
  grant
  kill "$process"
  wait "$process" || true
  touch "$data/souk_access"
}

# As server, and as client of itself.
trust() {
  echo "ssl.truststore.type=PEM"
  echo "ssl.truststore.location=$tls/ca.crt"
  echo "ssl.enabled.protocols=TLSv1.3"
}

{
  [ -z "$tls" ] || trust
  echo "security.protocol=$protocol"
  echo "sasl.mechanism=SCRAM-SHA-512"
  echo "sasl.jaas.config=$(scram operator)"
} > "$work/operator"
{
  cat "$here/server.properties"
  echo "listener.security.protocol.map=CLIENTS:$protocol,CONTROLLER:SASL_PLAINTEXT" # the controller's is on localhost
  if [ -n "$tls" ]; then
    trust
    cat "$tls/tls.key" "$tls/tls.crt" > "$work/tls.pem"
    echo "ssl.keystore.type=PEM"
    echo "ssl.keystore.location=$work/tls.pem"
  fi
  echo "listener.name.clients.scram-sha-512.sasl.jaas.config=$(scram broker)"
  echo "listener.name.controller.plain.sasl.jaas.config=$(login plain.PlainLoginModule broker controller user_broker)"
} > "$work/server.properties"

[ -e "$data/souk_access" ] || first_start
broker
