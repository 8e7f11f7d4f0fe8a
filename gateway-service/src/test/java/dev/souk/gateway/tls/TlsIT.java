package dev.souk.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.gateway.FakeService;
import dev.souk.testing.tls.TestAuthority;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A gateway with the profile {@code tls}; each service is at an address, with the certificate that its name says. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"eureka.client.enabled=false", "spring.ssl.bundle.watch.file.quiet-period=200ms"})
@ActiveProfiles("tls")
class TlsIT {

    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final TestAuthority ROGUE = new TestAuthority();

    private static final FakeService CARTS =
            new FakeService("cart-service", AUTHORITY.context(AUTHORITY.issue("cart-service")));
    /** Registered as user-service, with the certificate of another service. */
    private static final FakeService USERS =
            new FakeService("user-service", AUTHORITY.context(AUTHORITY.issue("cart-service")));

    private static final FakeService ORDERS =
            new FakeService("order-service", ROGUE.context(ROGUE.issue("order-service")));

    @TempDir
    private static Path folder;

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newBuilder()
            .sslContext(AUTHORITY.context(AUTHORITY.issue("customer")))
            .build();

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) throws IOException {
        AUTHORITY.issueTo(folder, "localhost");
        properties.add("souk.tls.folder", folder::toString);
        String instances = "spring.cloud.discovery.client.simple.instances.";
        properties.add(instances + "cart-service[0].uri", CARTS::uri);
        properties.add(instances + "user-service[0].uri", USERS::uri);
        properties.add(instances + "order-service[0].uri", ORDERS::uri);
    }

    @BeforeEach
    @AfterEach
    void forgetRequests() {
        CARTS.revive();
    }

    @Test
    void aServiceWithItsOwnCertificateIsCalled() {
        HttpResponse<String> response = get("/items");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("cart-service");
        assertThat(CARTS.received()).hasSize(1);
    }

    @Test
    void aServiceWithTheCertificateOfAnotherOneReceivesNothing() {
        assertThat(get("/.well-known/jwks.json").statusCode()).isEqualTo(503);
        assertThat(USERS.received()).isEmpty();
    }

    /** The keys that verify tokens are fetched by a client of its own, when the first token arrives. */
    @Test
    void keysAreNotReadFromAServiceWithTheCertificateOfAnotherOne() {
        HttpRequest request = request("/cart")
                .header("Authorization", "Bearer eyJhbGciOiJFUzI1NiIsImtpZCI6ImsiLCJ0eXAiOiJhdCtqd3QifQ.e30.c2ln")
                .build();

        assertThat(send(request).statusCode()).isEqualTo(503);
        assertThat(USERS.received()).isEmpty();
        assertThat(CARTS.received()).isEmpty();
    }

    @Test
    void aServiceWithACertificateOfAnotherAuthorityReceivesNothing() {
        assertThat(get("/v3/api-docs/order-service").statusCode()).isEqualTo(503);
        assertThat(ORDERS.received()).isEmpty();
    }

    @Test
    void aRenewedCertificateIsServedWithoutARestart() throws IOException {
        X509Bundle renewed = AUTHORITY.issueTo(folder, "localhost");

        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> {
            try (HttpClient fresh = HttpClient.newBuilder()
                    .sslContext(AUTHORITY.context(AUTHORITY.issue("customer")))
                    .build()) {
                HttpResponse<String> response = fresh.send(request("/items").build(), BodyHandlers.ofString());
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.sslSession().orElseThrow().getPeerCertificates()[0])
                        .isEqualTo(renewed.getCertificate());
            }
        });
    }

    private HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
                .timeout(Duration.ofSeconds(10));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
