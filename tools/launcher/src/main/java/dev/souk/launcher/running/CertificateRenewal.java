package dev.souk.launcher.running;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.edge.EdgeProxy;
import dev.souk.launcher.kafka.KafkaServer;
import dev.souk.launcher.postgres.PostgresServer;
import dev.souk.launcher.tls.CertificateAuthority;
import dev.souk.launcher.tls.InstanceProbe;
import dev.souk.launcher.tls.OperatorTls;
import dev.souk.launcher.topology.Deployment;

/**
 * Renews the certificates of a running system without a restart: gateway, services and registry watch their files,
 * PostgreSQL, Kafka and HAProxy are told. One that is down reads the new ones when it starts.
 */
record CertificateRenewal(
        CertificateAuthority authority,
        PostgresServer postgres,
        KafkaServer kafka,
        EdgeProxy edge,
        Deployment deployment,
        InstanceProbe probe) {

    void renewIfDue() {
        if (authority.isRenewalDue()) {
            renew();
        }
    }

    void renew() {
        authority.issueAll();
        OperatorTls.install(authority.certificates());
        probe.reload();
        if (postgres.isReady()) {
            postgres.reload();
        }
        kafka.reloadCertificate(deployment.first(Topology.KAFKA));
        edge.reloadCertificate();
    }
}
