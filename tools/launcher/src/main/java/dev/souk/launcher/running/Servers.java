package dev.souk.launcher.running;

import dev.souk.launcher.edge.Edge;
import dev.souk.launcher.edge.NameServer;
import dev.souk.launcher.kafka.KafkaServer;
import dev.souk.launcher.keycloak.KeycloakServer;
import dev.souk.launcher.postgres.PostgresServer;
import dev.souk.launcher.valkey.ValkeyServer;

/** What the services of the shop run on, and what is in front of them. */
record Servers(
        PostgresServer postgres,
        KafkaServer kafka,
        Edge edge,
        KeycloakServer keycloak,
        NameServer nameServer,
        ValkeyServer valkey) {}
