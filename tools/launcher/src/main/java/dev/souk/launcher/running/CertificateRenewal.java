package dev.souk.launcher.running;

import dev.souk.launcher.tls.CertificateAuthority;
import dev.souk.launcher.tls.OperatorTls;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.launcher.topology.Instance;

/**
 * Renews the certificates of a running system without a restart: gateway, services and registry watch their files,
 * PostgreSQL, Kafka and HAProxy are told.
 */
record CertificateRenewal(
        CertificateAuthority authority, Servers servers, Instance broker, ServiceHttpClients clients) {

    void renewIfDue() {
        if (authority.isRenewalDue()) {
            renew();
        }
    }

    void renew() {
        authority.issueAll();
        OperatorTls.install(authority.certificates());
        clients.reload();
        servers.reloadCertificates(broker);
    }
}
