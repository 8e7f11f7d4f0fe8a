package dev.souk.system.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOperations.Verb;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.Mode;
import dev.souk.launcher.api.SoukStatus.DatabaseStatus;
import dev.souk.system.check.Checker;
import dev.souk.system.observe.Target;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.demo.DemoResult;
import dev.souk.tools.demo.DemoScenario;
import dev.souk.tools.process.ProcessStatus;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** The system as {@code souk up --tls} starts it. */
class TlsIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Files are read, sessions end, idle connections are closed. */
    private static final Duration UNTIL_EVERYBODY_KNOWS = Duration.ofSeconds(60);

    private final Path state;
    private final Certificates certificates;
    private final SSLContext before;
    private RunningSouk souk;

    TlsIT(@TempDir Path temporary) throws GeneralSecurityException {
        state = temporary.resolve(".souk");
        certificates = Certificates.of(new StateFolder(state));
        before = SSLContext.getDefault();
    }

    @BeforeEach
    void start() {
        souk = Souk.LAUNCHER.launch(
                SoukOptions.isolated(SourceTree.containing(Path.of("")), state).with(Mode.TLS, true), _ -> {});
    }

    @AfterEach
    void stop() {
        souk.close();
        SSLContext.setDefault(before);
    }

    @Test
    void theStoryRunsOverTlsAndNobodyIsServedWithoutIt() throws Exception {
        assertThat(souk.gateway()).startsWith("https://");
        assertTheStoryRuns();
        assertMetricsOfServicesAreRead();
        assertServersRefusePlainConnections();
        assertServicesRefuseCallersWithoutCertificate();

        assertWhoWatchesUsesANewCertificateAtOnceAndOthersAfterARestart();
        assertNobodyCallsAServiceWithTheCertificateOfAnother();

        assertTheStoryRuns();
        Target target = Target.of(souk.status());
        assertThat(Checker.awaitRest(target, UNTIL_EVERYBODY_KNOWS)).isTrue();
        assertThat(Checker.check(target).broken()).isEmpty();
    }

    private void assertTheStoryRuns() {
        DemoResult result = new DemoScenario(souk.gateway()).run();
        assertThat(result.isAsExpected()).as("%s", result).isTrue();
    }

    private void assertMetricsOfServicesAreRead() {
        await().atMost(UNTIL_EVERYBODY_KNOWS)
                .untilAsserted(() -> assertThat(processesInTheConsole())
                        .contains("gateway-service UP UP with figures", "cart-service#1 UP UP with figures"));
    }

    private List<String> processesInTheConsole() throws IOException {
        return new SoukClient(souk.status().console(), TIMEOUT)
                .send(Call.get("/api/system"))
                .json()
                .path("processes")
                .valueStream()
                .map(process -> "%s %s %s %s"
                        .formatted(
                                process.path("name").asString(""),
                                process.path("state").asString(""),
                                process.path("registry").asString(""),
                                process.path("cpu_percent").isNumber() ? "with figures" : "without"))
                .toList();
    }

    private void assertServersRefusePlainConnections() throws Exception {
        int gateway = port("gateway-service");
        assertThat(SoukClient.status("http://localhost:" + gateway + "/items")).isNotEqualTo(200);
        assertThat(SoukClient.status("http://localhost:" + port("user-service") + "/.well-known/jwks.json"))
                .isNotEqualTo(200);

        DatabaseStatus database = souk.status().databases().getFirst();
        String plain = database.jdbcUrl().replaceFirst("\\?.*", "?sslmode=disable");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(plain, database.user(), database.password())
                        .close())
                .withMessageContaining("no encryption");

        // With the operator's password: a client without one is refused in any case.
        Map<String, Object> unencrypted =
                new HashMap<>(Target.of(souk.status()).kafka().settings());
        unencrypted.putAll(Map.of(
                "security.protocol", "SASL_PLAINTEXT", "request.timeout.ms", 2000, "default.api.timeout.ms", 3000));
        try (Admin admin = Admin.create(unencrypted)) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> admin.listTopics().names().get());
        }
    }

    /** They are trusted as servers; what the caller lacks is a certificate of its own. */
    private void assertServicesRefuseCallersWithoutCertificate() throws Exception {
        try (HttpClient nobody = HttpClient.newBuilder()
                .sslContext(trustingTheAuthority())
                .connectTimeout(TIMEOUT)
                .build()) {
            URI registry = URI.create(souk.status().registry() + "/actuator/health");
            HttpRequest request =
                    HttpRequest.newBuilder(registry).timeout(TIMEOUT).build();
            assertThatIOException().isThrownBy(() -> nobody.send(request, BodyHandlers.discarding()));

            HttpRequest items = HttpRequest.newBuilder(URI.create(souk.gateway() + "/items"))
                    .timeout(TIMEOUT)
                    .build();
            assertThat(nobody.send(items, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }

    private SSLContext trustingTheAuthority() {
        var authority = PemSslStoreDetails.forCertificate(
                certificates.authority().toUri().toString());
        return SslBundle.of(new PemSslStoreBundle(null, authority)).createSslContext();
    }

    private void assertWhoWatchesUsesANewCertificateAtOnceAndOthersAfterARestart() throws IOException {
        List<String> watching = List.of("gateway-service", "registry-service", "user-service");
        List<Long> processes = processes();
        List<BigInteger> old = serials(watching);
        List<BigInteger> oldOfServers = serials(List.of("kafka", "postgres"));

        int exit = Souk.LAUNCHER.commandLine().execute("certificates", "renew", "--state", state.toString());

        assertThat(exit).isZero();
        await().atMost(UNTIL_EVERYBODY_KNOWS)
                .ignoreException(SSLHandshakeException.class)
                .untilAsserted(() -> assertThat(serials(watching)).doesNotContainAnyElementsOf(old));
        assertTheStoryRuns();
        assertThat(processes()).isEqualTo(processes);

        souk.perform(Verb.RESTART, "kafka");
        souk.perform(Verb.RESTART, "postgres");
        assertThat(serials(List.of("kafka", "postgres"))).doesNotContainAnyElementsOf(oldOfServers);
    }

    /** As if cart-service were another service that registered under its name: the authority is the right one. */
    private void assertNobodyCallsAServiceWithTheCertificateOfAnother() throws IOException {
        var client = new SoukClient(souk.gateway(), TIMEOUT);
        copy("user-service", "cart-service");

        await().atMost(UNTIL_EVERYBODY_KNOWS)
                .until(() -> client.send(notCached()).status() == 503);

        Souk.LAUNCHER.commandLine().execute("certificates", "renew", "--state", state.toString());
        await().atMost(UNTIL_EVERYBODY_KNOWS)
                .ignoreExceptionsInstanceOf(IOException.class) // the gateway has a new certificate, too
                .until(() -> client.send(notCached()).status() == 404);
    }

    /** The gateway answers from its cache while cart-service is unavailable; of this item it has nothing. */
    private static Call notCached() {
        return Call.get("/items/" + new UUID(0, 0));
    }

    private void copy(String from, String to) throws IOException {
        for (String file : List.of("tls.key", "tls.crt")) {
            Files.copy(
                    certificates.of(from).resolve(file),
                    certificates.of(to).resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private List<BigInteger> serials(List<String> servers) throws IOException {
        var serials = new ArrayList<BigInteger>();
        for (String server : servers) {
            int port = port(server);
            var certificate =
                    server.equals("postgres") ? ServedCertificate.ofPostgres(port) : ServedCertificate.of(port);
            serials.add(certificate.getSerialNumber());
        }
        return serials;
    }

    private int port(String service) {
        return souk.status().processes().stream()
                .filter(process -> process.service().equals(service))
                .findFirst()
                .orElseThrow()
                .port();
    }

    private List<Long> processes() {
        return souk.status().processes().stream()
                .map(ProcessStatus::pid)
                .map(Objects::requireNonNull)
                .toList();
    }
}
