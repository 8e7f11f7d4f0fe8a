package dev.souk.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class RegistryIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void aNewInstanceIsVisibleImmediately() {
        register("SEEN-SERVICE", 30);

        assertThat(get("/eureka/apps/SEEN-SERVICE").body()).contains("seen-service:4711", "UP");
        assertThat(get("/eureka/apps").body()).contains("SEEN-SERVICE");
    }

    @Test
    void aDeregisteredInstanceIsRemovedImmediately() {
        register("LEAVING-SERVICE", 30);

        send(request("/eureka/apps/LEAVING-SERVICE/leaving-service:4711").DELETE());

        assertThat(get("/eureka/apps/LEAVING-SERVICE").statusCode()).isEqualTo(404);
    }

    @Test
    void anInstanceWithAnExpiredLeaseIsEvicted() {
        register("KILLED-SERVICE", 1);

        await().atMost(Duration.ofSeconds(10))
                .until(() -> get("/eureka/apps/KILLED-SERVICE").statusCode() == 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus", "/"})
    void healthMetricsAndDashboardAreServed(String path) {
        assertThat(get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void theDashboardListsInstances() {
        register("SHOWN-SERVICE", 30);

        assertThat(get("/").body()).contains("SHOWN-SERVICE");
    }

    @Test
    void theDashboardNamesSoukAsItsEnvironment() {
        assertThat(get("/").body()).contains("<td>souk</td>", "<td>local</td>").doesNotContain("<td>test</td>");
    }

    private void register(String name, int leaseSeconds) {
        String id = name.toLowerCase(Locale.ROOT) + ":4711";
        String instance = """
                {"instance": {"instanceId": "%s", "app": "%s", "hostName": "localhost", "ipAddr": "127.0.0.1",
                  "vipAddress": "%s", "status": "UP", "port": {"$": 4711, "@enabled": "true"},
                  "dataCenterInfo":
                    {"@class": "com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo", "name": "MyOwn"},
                  "leaseInfo": {"renewalIntervalInSecs": 1, "durationInSecs": %d}}}
                """.formatted(id, name, name, leaseSeconds);
        HttpResponse<String> answer = send(request("/eureka/apps/" + name)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(instance)));
        assertThat(answer.statusCode()).isEqualTo(204);
    }

    private HttpResponse<String> get(String path) {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
