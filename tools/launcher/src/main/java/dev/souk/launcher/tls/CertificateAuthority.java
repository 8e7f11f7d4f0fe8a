package dev.souk.launcher.tls;

import dev.souk.console.tls.PemFiles;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.api.Topology.ExternalService;
import dev.souk.launcher.tls.Issuer.Names;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.file.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The certificate authority of one system. Its key stays in the state folder; whoever trusts its certificate trusts
 * this system only.
 *
 * @param gatewayAddresses IP addresses at which clients reach the gateway, beside those of the loopback interface
 */
public record CertificateAuthority(Certificates certificates, List<String> gatewayAddresses, InstantSource clock) {

    private static final Duration VALIDITY = Duration.ofDays(90);

    /** When a third of the time is left, as Let's Encrypt recommends. */
    private static final Duration RENEWAL = Duration.ofDays(30);

    /** Those that clients find by the host name of this machine, not by the registry. */
    private static final Set<ServiceDefinition> ON_LOCALHOST =
            Set.of(Topology.GATEWAY, Topology.GRPC, Topology.REGISTRY, Topology.KAFKA, Topology.POSTGRES);

    /**
     * Issues a certificate for each process, and for each service that others start; creates the authority if there is
     * none.
     */
    public void issueAll() {
        try {
            Issuer issuer = issuer();
            for (ServiceDefinition service : Topology.servicesAndOptional()) {
                issue(issuer, service.name(), names(service));
            }
            for (ExternalService service : Topology.external()) {
                issue(issuer, service.name(), new Names(List.of(service.name()), List.of()));
            }
            issue(issuer, Certificates.OPERATOR, new Names(List.of(Certificates.OPERATOR), List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The authority in %s cannot be read".formatted(certificates.folder()), e);
        }
    }

    /** Whether the certificates should be renewed now. */
    public boolean isRenewalDue() {
        try {
            Instant end = PemFiles.certificate(certificates.certificate(Certificates.OPERATOR))
                    .getNotAfter()
                    .toInstant();
            return clock.instant().isAfter(end.minus(RENEWAL));
        } catch (IOException | GeneralSecurityException unreadable) {
            return true;
        }
    }

    private Issuer issuer() throws IOException, GeneralSecurityException {
        Path certificate = certificates.authority();
        if (Files.exists(certificate)) {
            return new Issuer(PemFiles.certificate(certificate), PemFiles.key(certificates.authorityKey()), clock);
        }
        Issuer created = Issuer.create(clock);
        PrivateFile.store(certificates.authorityKey(), Pem.of(created.key()));
        PrivateFile.store(certificate, Pem.of(created.certificate())); // last: it tells that the authority is complete
        return created;
    }

    private void issue(Issuer issuer, String name, Names names) throws IOException {
        KeyPair keys = Issuer.newKeys();
        X509Certificate certificate = issuer.issue(name, names, keys, VALIDITY);
        PrivateFile.store(certificates.of(name).resolve("ca.crt"), Files.readString(certificates.authority()));
        PrivateFile.store(certificates.key(name), Pem.of(keys.getPrivate()));
        PrivateFile.store(certificates.certificate(name), Pem.of(certificate));
        if (name.equals(Topology.KAFKA.name())) {
            PrivateFile.store(certificates.keyAndCertificate(name), Pem.of(keys.getPrivate()) + Pem.of(certificate));
        }
    }

    private Names names(ServiceDefinition service) {
        var hosts = new ArrayList<>(List.of(service.name()));
        if (ON_LOCALHOST.contains(service)) {
            hosts.add("localhost");
        }
        if (!service.equals(Topology.GATEWAY)) {
            return new Names(hosts, List.of());
        }
        var addresses = new ArrayList<>(List.of("127.0.0.1", "::1"));
        addresses.addAll(gatewayAddresses);
        return new Names(hosts, addresses);
    }
}
