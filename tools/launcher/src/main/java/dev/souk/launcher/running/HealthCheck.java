package dev.souk.launcher.running;

import dev.souk.launcher.topology.Instance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The readiness check of a service over HTTP. */
final class HealthCheck {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    private HealthCheck() {}

    static boolean isReady(Instance instance) {
        var request = HttpRequest.newBuilder(URI.create(instance.managementUrl() + "/actuator/health/readiness"))
                .timeout(TIMEOUT)
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notListeningYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
