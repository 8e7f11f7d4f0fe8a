package dev.souk.launcher.tls;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Topology;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.file.PrivateFile;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.KeyUsage;
import io.netty.pkitesting.X509Bundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The certificate authority of one system. Its key stays in the state folder; whoever trusts its certificate trusts
 * this system only.
 *
 * @param gatewayAddresses IP addresses at which clients reach the gateway, beside those of the loopback interface
 */
public record CertificateAuthority(Certificates certificates, List<String> gatewayAddresses, InstantSource clock) {

    private static final Duration VALIDITY = Duration.ofDays(90);
    private static final Duration VALIDITY_OF_AUTHORITY = Duration.ofDays(3650);
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    /** Those that clients find by the host name of this machine, not by the registry. */
    private static final Set<ServiceDefinition> ON_LOCALHOST =
            Set.of(Topology.GATEWAY, Topology.GRPC, Topology.REGISTRY, Topology.KAFKA, Topology.POSTGRES);

    /**
     * Issues a certificate for each process, and for each service that others start; creates the authority if there is
     * none.
     */
    public void issueAll() {
        try {
            X509Bundle authority = authority();
            for (var services : List.of(Topology.servicesAndOptional(), Topology.external())) {
                for (ServiceDefinition service : services) {
                    issue(authority, service.name(), names(service));
                }
            }
            issue(authority, Certificates.OPERATOR, builder(Certificates.OPERATOR, VALIDITY));
        } catch (Exception e) { // as the builder declares it
            throw new IllegalStateException("No certificates can be issued in " + certificates.folder(), e);
        }
    }

    /** It may sign certificates of processes, but none of other authorities. */
    private X509Bundle authority() throws Exception {
        Path file = certificates.authority();
        if (Files.exists(file)) {
            X509Certificate root = PemFiles.certificate(file);
            var keys = new KeyPair(root.getPublicKey(), PemFiles.key(certificates.authorityKey()));
            return X509Bundle.fromRootCertificateAuthority(root, keys);
        }
        X509Bundle created = builder("Souk local authority", VALIDITY_OF_AUTHORITY)
                .setIsCertificateAuthority(true)
                .setPathLengthConstraint(OptionalInt.of(0))
                .setKeyUsage(true, KeyUsage.keyCertSign)
                .buildSelfSigned();
        PrivateFile.write(certificates.authorityKey(), lines(created.getPrivateKeyPEM()));
        PrivateFile.write(file, lines(created.getCertificatePEM())); // last: it tells that the authority is complete
        return created;
    }

    /** A certificate of a process, which is both a server and a client. */
    private void issue(X509Bundle authority, String name, CertificateBuilder names) throws Exception {
        X509Bundle issued = names.addSanDnsName(name)
                .setKeyUsage(true, KeyUsage.digitalSignature)
                .addExtendedKeyUsageServerAuth()
                .addExtendedKeyUsageClientAuth()
                .buildIssuedBy(authority);
        String key = lines(issued.getPrivateKeyPEM());
        String certificate = lines(issued.getCertificatePEM());
        PrivateFile.write(certificates.of(name).resolve("ca.crt"), Files.readString(certificates.authority()));
        PrivateFile.write(certificates.key(name), key);
        PrivateFile.write(certificates.certificate(name), certificate);
        if (name.equals(Topology.KAFKA.name())) {
            PrivateFile.write(certificates.keyAndCertificate(name), key + certificate);
        }
    }

    /** The builder ends lines as Windows does; who reads them here expects no other end than that of Unix. */
    private static String lines(String pem) {
        return pem.replace("\r\n", "\n");
    }

    private CertificateBuilder names(ServiceDefinition service) {
        CertificateBuilder names = builder(service.name(), VALIDITY);
        if (ON_LOCALHOST.contains(service)) {
            names.addSanDnsName("localhost");
        }
        if (service.equals(Topology.GATEWAY)) {
            Stream.concat(Stream.of("127.0.0.1", "::1"), gatewayAddresses.stream())
                    .forEach(names::addSanIpAddress);
        }
        return names;
    }

    private CertificateBuilder builder(String name, Duration validity) {
        return new CertificateBuilder()
                .ecp256()
                .subject("CN=" + name)
                .notBefore(clock.instant().minus(CLOCK_SKEW))
                .notAfter(clock.instant().plus(validity));
    }
}
