package dev.souk.system.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.tools.demo.DemoScenario;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * The system on Docker with TLS and the optional storefront: what it accepts, and what it refuses although it comes
 * from the right network.
 */
@Tag("compose")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ComposeTlsIT {

    private static final String OWN_CERTIFICATE = " -cert /run/souk-tls/tls.crt -key /run/souk-tls/tls.key";

    private Optional<ContainerShop> started = Optional.empty();

    private ContainerShop shop() {
        return started.orElseThrow();
    }

    @BeforeAll
    void up() {
        started = Optional.of(
                ContainerShop.up(List.of("docker-compose.yml", "docker-compose.tls.yml", "ops/storefront.env")));
    }

    @AfterAll
    void down() {
        started.ifPresent(ContainerShop::close);
    }

    @Test
    @Order(1)
    void theDemoScenarioSucceedsForWhoTrustsTheAuthority() throws Exception {
        shop().awaitReady();

        assertThat(demo()).isTrue();
    }

    @Test
    @Order(2)
    void aRequestWithoutTlsIsAnsweredOnThePortForProbesOnly() {
        assertThat(plain("user-service", 8081, "/actuator/health")).contains(" 200 ");
        assertThat(plain("user-service", 8080, "/.well-known/jwks.json")).doesNotContain(" 200 ");
        assertThat(plain("gateway-service", 8080, "/items")).doesNotContain(" 200 ");
        assertThat(plain("registry-service", 8761, "/"))
                .doesNotContain("HTTP/1.1 401")
                .doesNotContain(" 200 ");
    }

    @Test
    @Order(2)
    void aCallerWithoutCertificateIsRefused() {
        assertThat(encrypted("user-service:8080", OWN_CERTIFICATE)).contains("HTTP/1.1 200");
        assertThat(encrypted("user-service:8080", ""))
                .doesNotContain("HTTP/1.1")
                .contains("certificate required");
    }

    @Test
    @Order(2)
    void postgresRefusesConnectionsWithoutTls() {
        assertThat(select("sslmode=verify-full sslrootcert=/run/souk-tls/ca.crt"))
                .contains("1 row");
        assertThat(select("sslmode=disable")).contains("no encryption").doesNotContain("1 row");
    }

    @Test
    @Order(2)
    void kafkaRefusesConnectionsWithoutTls() {
        assertThat(topics("SASL_SSL", "ssl.truststore.type=PEM\nssl.truststore.location=/run/souk-tls/ca.crt"))
                .contains("souk.orders");
        assertThat(topics("SASL_PLAINTEXT", "")).doesNotContain("souk.orders").isNotBlank();
    }

    @Test
    @Order(2)
    void theStorefrontRegistersACustomer() throws Exception {
        HttpRequest register = HttpRequest.newBuilder(URI.create("https://localhost:%d/graphql"
                        .formatted(shop().compose().gatewayPort())))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"query": "mutation($input: RegisterInput!) { register(input: $input) { __typename } }",
                         "variables": {"input": {"email": "zoe@souk.example", "name": "Zoe",
                                                 "password": "correct horse battery"}}}"""))
                .build();
        try (var client =
                HttpClient.newBuilder().sslContext(trusting(authority())).build()) {
            await("the storefront") // optional, so nothing waits for it
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(client.send(register, BodyHandlers.ofString())
                                    .body())
                            .contains("Registration"));
        }
    }

    @Test
    @Order(3)
    void renewedCertificatesAreUsedWithoutARestart() throws Exception {
        BigInteger before = servedCertificate();

        Compose compose = shop().compose();
        compose.run("start", "prepare");
        compose.docker("wait", compose.run("ps", "-aq", "prepare").strip()); // or a signal may come too early

        await("another certificate")
                .atMost(Duration.ofMinutes(1))
                .until(() -> !servedCertificate().equals(before));
        compose.run("kill", "-s", "HUP", "postgres");
        await("the renewed certificate of PostgreSQL")
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(serial("openssl s_client -connect localhost:5432 -starttls postgres"))
                        .isEqualTo(serial("cat /run/souk-tls/tls.crt")));
        assertThat(demo()).isTrue();
    }

    /** Of the certificate that a command prints in the container of PostgreSQL. */
    private String serial(String command) {
        return shop().bash("postgres", command + " < /dev/null 2> /dev/null | openssl x509 -noout -serial");
    }

    /** HttpClient takes the default context when it is created. */
    private boolean demo() throws GeneralSecurityException {
        SSLContext before = SSLContext.getDefault();
        SSLContext.setDefault(trusting(authority()));
        try {
            return new DemoScenario("https://localhost:" + shop().compose().gatewayPort())
                    .run()
                    .isAsExpected();
        } finally {
            SSLContext.setDefault(before);
        }
    }

    private static SSLContext trusting(String authority) {
        var trusted = new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate(authority));
        return SslBundle.of(trusted).createSslContext();
    }

    /** What the port answers to a request without TLS. From order-service, which reaches every other. */
    private String plain(String host, int port, String path) {
        return shop().bash("order-service", """
                exec 3<> /dev/tcp/%1$s/%2$d
                printf 'GET %3$s HTTP/1.1\\r\\nHost: %1$s\\r\\nConnection: close\\r\\n\\r\\n' >&3
                timeout 5 cat <&3 | tr -d '\\0' || true
                """.formatted(host, port, path));
    }

    /** From the container of PostgreSQL, which has openssl. */
    private String encrypted(String address, String options) {
        return shop().bash("postgres", """
                printf 'GET /.well-known/jwks.json HTTP/1.1\\r\\nHost: user-service\\r\\nConnection: close\\r\\n\\r\\n' \\
                  | timeout 10 openssl s_client -connect %s -quiet -verify_return_error \\
                    -CAfile /run/souk-tls/ca.crt -verify_hostname user-service%s 2>&1 || true
                """.formatted(address, options));
    }

    /** The number of the certificate that the gateway serves. */
    private BigInteger servedCertificate() throws GeneralSecurityException, IOException {
        try (var socket = (SSLSocket) trusting(authority())
                .getSocketFactory()
                .createSocket("localhost", shop().compose().gatewayPort())) {
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
        }
    }

    private String authority() {
        return shop().bash("gateway-service", "cat /run/souk-tls/ca.crt");
    }

    private String select(String options) {
        return shop().bash("postgres", """
                PGPASSWORD="$(cat /run/souk/souk_user)" \\
                  psql "host=postgres user=souk_user dbname=souk_user %s" -c 'select 1' 2>&1 || true
                """.formatted(options));
    }

    private String topics(String protocol, String options) {
        return shop().bash("kafka", """
                umask 077
                settings="$(mktemp)"
                cat > "$settings" << END
                security.protocol=%s
                sasl.mechanism=SCRAM-SHA-512
                sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \\
                  username="operator" password="$(cat /run/souk/operator)";
                default.api.timeout.ms=8000
                request.timeout.ms=4000
                %s
                END
                KAFKA_HEAP_OPTS=-Xmx48m /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 \\
                  --command-config "$settings" --list 2>&1 || true
                rm "$settings"
                """.formatted(protocol, options));
    }
}
