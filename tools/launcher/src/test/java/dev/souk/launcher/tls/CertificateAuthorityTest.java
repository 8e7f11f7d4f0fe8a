package dev.souk.launcher.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.tools.checkout.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void eachProcessHasACertificateForItsOwnNameOnly() throws Exception {
        authority(NOW).issueAll();

        assertThat(names("order-service")).containsExactly("order-service");
        assertThat(names("kafka")).containsExactlyInAnyOrder("kafka", "localhost");
        assertThat(names("grpc-service")).containsExactlyInAnyOrder("grpc-service", "localhost");
        assertThat(names("gateway-service"))
                .containsExactlyInAnyOrder("gateway-service", "localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "192.0.2.7");
        for (String process : List.of("order-service", "kafka", "gateway-service", "postgres", "operator")) {
            certificate(process)
                    .verify(PemFiles.certificate(certificates().authority()).getPublicKey());
        }
    }

    @Test
    void aCertificateCannotSignOthers() throws Exception {
        authority(NOW).issueAll();

        assertThat(certificate("order-service").getBasicConstraints()).isNegative();
        assertThat(PemFiles.certificate(certificates().authority()).getBasicConstraints())
                .isZero();
    }

    @Test
    void theBrokerHasItsKeyAndItsCertificateInOneFileOfUnixLines() throws IOException {
        authority(NOW).issueAll();

        assertThat(Files.readString(certificates().keyAndCertificate("kafka")))
                .startsWith("-----BEGIN PRIVATE KEY-----\n")
                .contains("-----END PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\n")
                .endsWith("-----END CERTIFICATE-----\n")
                .doesNotContain("\r");
    }

    @Test
    void theAuthorityStaysAndTheCertificatesAreNewAtEachStart() throws Exception {
        authority(NOW).issueAll();
        X509Certificate first = certificate("cart-service");
        String ca = Files.readString(certificates().authority());

        authority(NOW).issueAll();

        assertThat(certificate("cart-service").getSerialNumber()).isNotEqualTo(first.getSerialNumber());
        assertThat(certificate("cart-service").getPublicKey()).isNotEqualTo(first.getPublicKey());
        assertThat(certificates().authority()).hasContent(ca);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerReadsKeys() throws IOException {
        authority(NOW).issueAll();

        try (Stream<Path> files = Files.walk(folder.resolve("tls"))) {
            List<Path> keys = files.filter(file -> file.toString().matches(".*\\.(key|pem)"))
                    .toList();
            assertThat(keys).hasSizeGreaterThan(8);
            for (Path key : keys) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                        .isEqualTo("rw-------");
            }
        }
    }

    private CertificateAuthority authority(Instant now) {
        return new CertificateAuthority(certificates(), List.of("192.0.2.7"), () -> now);
    }

    private Certificates certificates() {
        return new Certificates(folder.resolve("tls"));
    }

    private X509Certificate certificate(String process) throws IOException, GeneralSecurityException {
        return PemFiles.certificate(certificates().certificate(process));
    }

    private List<String> names(String process) throws IOException, GeneralSecurityException {
        Collection<List<?>> names = certificate(process).getSubjectAlternativeNames();
        return names.stream().map(name -> String.valueOf(name.get(1))).toList();
    }
}
