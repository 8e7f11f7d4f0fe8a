package dev.souk.launcher.running;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.supervision.ManagedProcess;
import dev.souk.launcher.tls.CertificateAuthority;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.tools.ToolException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Renews the certificates of a running system; gateway, services and registry watch their files.
 *
 * @param authority null without TLS
 * @param clients read the certificate of the operator again
 */
record CertificateRenewal(@Nullable CertificateAuthority authority, ServiceHttpClients clients) {

    /** Those that read their files when they start. */
    private static final Set<ServiceDefinition> UNAWARE = Set.of(Topology.POSTGRES, Topology.KAFKA, Topology.EDGE);

    /** Fails without TLS. */
    synchronized void renew() {
        if (authority == null) {
            throw new ToolException("There are no certificates; `./souk up --tls` starts with them.");
        }
        authority.issueAll();
        ServiceHttpClients.installAsDefault(authority.certificates());
        clients.reload();
    }

    /** The names of the processes that use their new certificate after a restart only. */
    static List<String> unaware(List<ManagedProcess> processes) {
        return processes.stream()
                .filter(process -> UNAWARE.contains(process.instance().service()))
                .map(ManagedProcess::name)
                .toList();
    }
}
