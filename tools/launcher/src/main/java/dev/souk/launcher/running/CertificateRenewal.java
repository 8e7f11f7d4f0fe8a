package dev.souk.launcher.running;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.tls.CertificateAuthority;
import dev.souk.launcher.tls.OperatorTls;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.Certificates;
import java.time.Clock;

/**
 * Renews the certificates of a running system without a restart: gateway, services and registry watch their files,
 * PostgreSQL, Kafka and HAProxy are told.
 */
record CertificateRenewal(
        CertificateAuthority authority, Servers servers, Instance broker, ServiceHttpClients clients) {

    /** The certificates are there when this returns. */
    static CertificateRenewal begin(
            Certificates tls, ProcessEnvironment environment, Servers servers, ServiceHttpClients clients) {
        var authority = new CertificateAuthority(tls, environment.gatewayAddresses(), Clock.systemUTC());
        authority.issueAll();
        OperatorTls.install(tls);
        return new CertificateRenewal(
                authority, servers, environment.deployment().first(Topology.KAFKA), clients);
    }

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
