package dev.souk.launcher.prepare;

import dev.souk.launcher.process.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * A start without any neighbour, a few calls that need none, and an end: what a start-up cache is trained with. It
 * loads what a mere refresh of the context does not: the web server, the filters, the clients that knock at closed
 * doors.
 */
final class AotTrainingRun {

    private static final Duration CALL = Duration.ofSeconds(5);
    private static final String ALIVE = "/actuator/health/liveness";
    private static final List<String> CALLS =
            List.of("/actuator/health/readiness", "/actuator/prometheus", "/items", "/orders", "/nowhere");

    private final Process process;
    private final int port;
    private final int managementPort;

    /** Calls the actuator at {@code managementPort} and the application at {@code port}. */
    AotTrainingRun(Process process, int port, int managementPort) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** True when the application came up, was called, and has ended, all within the limit. */
    boolean play(Duration limit) {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(CALL).build()) {
            boolean up = Await.atMost(limit).until(() -> !process.isAlive() || status(http, ALIVE) == 200);
            if (!up || !process.isAlive()) {
                return false;
            }
            CALLS.forEach(path -> status(http, path));
        }
        process.destroy();
        return Await.atMost(limit).until(() -> !process.isAlive());
    }

    private int status(HttpClient http, String path) {
        int target = path.startsWith("/actuator") ? managementPort : port;
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + target + path))
                .timeout(CALL)
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
