package dev.souk.launcher.running;

import dev.souk.launcher.edge.EdgeProxy;
import dev.souk.launcher.kafka.KafkaServer;
import dev.souk.launcher.postgres.PostgresServer;
import dev.souk.launcher.topology.Instance;

/** What the services of the shop run on, and what is in front of them. */
record Servers(PostgresServer postgres, KafkaServer kafka, EdgeProxy edge) {

    /** Tells those that run of their new certificates; one that is down reads them when it starts. */
    void reloadCertificates(Instance broker) {
        if (postgres.isReady()) {
            postgres.reload();
        }
        kafka.reloadCertificate(broker);
        edge.reloadCertificate();
    }
}
