package dev.souk.launcher.running;

import dev.souk.launcher.edge.EdgeProxy;
import dev.souk.launcher.kafka.KafkaServer;
import dev.souk.launcher.keycloak.KeycloakServer;
import dev.souk.launcher.postgres.PostgresServer;
import dev.souk.launcher.valkey.ValkeyServer;

/** What the services of the shop run on, and what is in front of them. */
record Servers(
        PostgresServer postgres, KafkaServer kafka, EdgeProxy edge, KeycloakServer keycloak, ValkeyServer valkey) {}
