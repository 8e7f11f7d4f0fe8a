package dev.souk.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody cannot do who reaches the registry, without an account or with that of another service. */
@RegistryTest
class RegistryAccessIT {

    private static final TestInstance USERS = TestInstance.of("user-service");

    @LocalServerPort
    private int port;

    @Test
    void aStrangerCannotRegisterAnInstance() {
        assertThat(stranger().register(USERS.number(666))).isEqualTo(401);
        assertThat(as("nobody").register(USERS.number(666))).isEqualTo(401);
        assertThat(as("order-service").get(USERS.number(666).path()).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/lastn",
                "/eureka/css/wro.css",
                "/eureka/apps",
                "/eureka/apps/delta",
                "/eureka/v2/apps",
                "/eureka/vips/user-service",
                "/actuator",
                "/actuator/info",
                "/actuator/sbom",
                "/actuator/env"
            })
    void aStrangerReadsNothing(String path) {
        assertThat(stranger().get(path).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/readiness", "/actuator/health/liveness"})
    void healthWithoutDetailsIsOpen(String path) {
        var response = stranger().get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("UP").doesNotContain("details", "components");
    }

    @Test
    void metricsAreOpen() {
        assertThat(RegistryCaller.send(stranger().request("/actuator/prometheus"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aServiceCannotRegisterAnInstanceOfAnother() {
        assertThat(as("cart-service").register(USERS.number(666))).isEqualTo(403);
        assertThat(as("operator").register(USERS.number(666))).isEqualTo(403);
    }

    @Test
    void theInstanceInTheBodyIsOfTheApplicationOfThePath() {
        assertThat(as("cart-service").register("cart-service", USERS.number(666).json()))
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, ''",
        "DELETE, ''",
        "PUT, /status?value=OUT_OF_SERVICE",
        "DELETE, /status?value=DOWN",
        "PUT, /metadata?role=admin"
    })
    void aServiceCannotChangeAnInstanceOfAnother(String method, String suffix) {
        as("user-service").register(USERS);

        assertThat(as("cart-service").status(method, USERS.path() + suffix)).isEqualTo(403);
        assertThat(stranger().status(method, USERS.path() + suffix)).isEqualTo(401);
        assertThat(as("cart-service").get(USERS.path()).body()).contains("\"status\":\"UP\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/eureka/peerreplication/batch/",
                "/eureka/v2/peerreplication/batch/",
                "/eureka/v2/apps/CART-SERVICE",
                "/eureka/apps/CART-SERVICE/cart-service:1",
                "/eureka/apps",
                "/eureka/asg/x/status"
            })
    void aServiceReplicatesNothingAndWritesNothingElse(String path) {
        assertThat(as("cart-service").status("POST", path)).isEqualTo(403);
        assertThat(as("cart-service").status("PUT", path.replace("cart-service:1", "x/metadata")))
                .isEqualTo(403);
    }

    @Test
    void anotherRegistryReplicatesAndWritesInNoOtherWay() {
        RegistryCaller peer = as("registry-service");

        assertThat(peer.replicate(USERS.number(7))).isEqualTo(200);
        assertThat(as("cart-service").get(USERS.number(7).path()).statusCode()).isEqualTo(200);
        assertThat(peer.register(USERS.number(8))).isEqualTo(403);
        assertThat(peer.register("registry-service", USERS.number(8).json())).isEqualTo(403);
        assertThat(peer.status("DELETE", USERS.number(7).path())).isEqualTo(403);
        assertThat(peer.status("GET", "/actuator/info")).isEqualTo(403);
    }

    @Test
    void aServiceCannotReplicate() {
        assertThat(as("user-service").replicate(USERS.number(9))).isEqualTo(403);
        assertThat(as("operator").replicate(USERS.number(9))).isEqualTo(403);
        assertThat(stranger().replicate(USERS.number(9))).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"shop.example, 400", "localhost.shop.example, 400", "localhost, 401", "127.0.0.1, 401", "[::1], 401"})
    void aRequestWithTheNameOfAnotherSiteIsRefused(String host, int status) throws IOException {
        assertThat(statusWithHost(host)).contains(" " + status + " ");
    }

    private String statusWithHost(String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET /eureka/apps HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n\r\n"
                            .formatted(host, port)
                            .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    private RegistryCaller as(String account) {
        return new RegistryCaller(port, account);
    }

    private RegistryCaller stranger() {
        return new RegistryCaller(port, null);
    }
}
