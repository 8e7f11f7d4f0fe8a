package dev.souk.system.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Topology;
import dev.souk.system.repository.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeCertificatesTest {

    private static final String SCRIPT =
            Repository.ROOT.resolve("ops/tls/make-certificates").toString();
    private static final String SERVER = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT = "1.3.6.1.5.5.7.3.2";

    private final Path folder;

    MakeCertificatesTest(@TempDir Path temporary) {
        folder = temporary.resolve("certificates");
    }

    private static Stream<String> processes() {
        return Topology.services().stream().map(ServiceDefinition::name);
    }

    @Test
    void eachProcessGetsACertificateForItsNameAndTheKeyToIt() throws Exception {
        assertThat(run(Map.of())).isZero();

        assertThat(processes()).hasSizeGreaterThan(5).allSatisfy(this::hasACertificateForItsNameAndTheKeyToIt);
    }

    private void hasACertificateForItsNameAndTheKeyToIt(String process) throws Exception {
        X509Certificate certificate = certificate(process, "tls.crt");
        certificate.verify(certificate("ca", "ca.crt").getPublicKey());
        assertThat(names(certificate)).contains(process, process + ".souk.svc");
        assertThat(names(certificate))
                .doesNotContainAnyElementsOf(
                        processes().filter(other -> !other.equals(process)).toList());
        assertThat(certificate.getExtendedKeyUsage()).containsExactlyInAnyOrder(SERVER, CLIENT);
        assertThat(certificate.getBasicConstraints()).as("may sign no others").isEqualTo(-1);
        assertThat(signs(process, certificate)).isTrue();
        assertThat(certificate(process, "ca.crt")).isEqualTo(certificate("ca", "ca.crt"));
    }

    @Test
    void theGatewayHasItsPublicNamesToo() throws Exception {
        run(Map.of("SOUK_TLS_NAMES", "shop.example,www.shop.example"));

        assertThat(names(certificate("gateway-service", "tls.crt")))
                .contains("localhost", "127.0.0.1", "shop.example", "www.shop.example");
        assertThat(names(certificate("user-service", "tls.crt"))).doesNotContain("localhost", "shop.example");
    }

    @Test
    void nobodyElseCanReadAnything() throws Exception {
        run(Map.of());

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files)
                    .hasSizeGreaterThan(20)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .endsWith("------"));
        }
    }

    @Test
    void aSecondRunRenewsAllButTheAuthority() throws Exception {
        run(Map.of());
        X509Certificate authority = certificate("ca", "ca.crt");
        X509Certificate before = certificate("kafka", "tls.crt");

        assertThat(run(Map.of("SOUK_TLS_DAYS", ""))).isZero();

        assertThat(certificate("ca", "ca.crt")).isEqualTo(authority);
        assertThat(certificate("kafka", "tls.crt").getPublicKey()).isNotEqualTo(before.getPublicKey());
        assertThat(signs("kafka", certificate("kafka", "tls.crt"))).isTrue();
    }

    @Test
    void certificatesAreShortLivedAndNeverOutliveTheAuthority() throws Exception {
        assertThat(run(Map.of("SOUK_TLS_DAYS", "7"))).isZero();
        assertThat(certificate("kafka", "tls.crt").getNotAfter().toInstant())
                .isBefore(Instant.now().plus(Duration.ofDays(8)));

        assertThat(run(Map.of("SOUK_TLS_DAYS", "4000"))).isEqualTo(1);
        assertThat(run(Map.of("SOUK_TLS_DAYS", "0"))).isEqualTo(1);
        assertThat(certificate("kafka", "tls.crt").getNotAfter().toInstant())
                .isBefore(Instant.now().plus(Duration.ofDays(8)));
    }

    @Test
    void aRenewalThatFailsSaysWhyAndLeavesWhatThereIs() throws Exception {
        assertThat(run(Map.of())).isZero();
        X509Certificate before = certificate("kafka", "tls.crt");
        Files.delete(folder.resolve("ca/ca.key"));

        Process renewal = new ProcessBuilder(SCRIPT, folder.toString()).start();

        assertThat(new String(renewal.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("ca/ca.key");
        assertThat(renewal.waitFor()).isEqualTo(1);
        assertThat(certificate("kafka", "tls.crt")).isEqualTo(before);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files).isNotEmpty().noneMatch(file -> file.toString().endsWith(".new"));
        }
    }

    private int run(Map<String, String> variables) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(SCRIPT, folder.toString()).inheritIO();
        builder.environment().putAll(variables);
        return builder.start().waitFor();
    }

    private X509Certificate certificate(String process, String file) throws IOException, GeneralSecurityException {
        try (var stream = Files.newInputStream(folder.resolve(process).resolve(file))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(stream);
        }
    }

    private static List<String> names(X509Certificate certificate) throws GeneralSecurityException {
        return certificate.getSubjectAlternativeNames().stream()
                .map(name -> String.valueOf(name.get(1)))
                .toList();
    }

    /** Whether what the key signs is accepted with the certificate. */
    private boolean signs(String process, X509Certificate certificate) throws IOException, GeneralSecurityException {
        String pem = Files.readString(folder.resolve(process).resolve("tls.key"));
        byte[] pkcs8 = Base64.getMimeDecoder().decode(pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", ""));
        byte[] text = "signed".getBytes(StandardCharsets.UTF_8);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(certificate);
        signature.update(text);
        return signature.verify(signed);
    }
}
