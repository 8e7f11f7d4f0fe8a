package dev.souk.launcher.prepare;

import dev.souk.launcher.process.Await;
import dev.souk.launcher.process.Command;
import dev.souk.launcher.process.Jvm;
import dev.souk.launcher.process.LogExcerpt;
import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.topology.Ports;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The run of an application that writes its AOT cache: a start without database, broker and registry, a few requests
 * and a graceful shutdown. Loads more classes than a mere refresh of the context: web server, filters and the clients
 * of the unavailable servers.
 */
record AotTrainingRun(ServiceDefinition service, String jar, Path folder, LogFile log) {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);
    private static final int HEAP = 256;
    private static final String LIVENESS = "/actuator/health/liveness";
    private static final List<String> ACTUATOR_REQUESTS = List.of("/actuator/health/readiness", "/actuator/prometheus");
    private static final List<String> REQUESTS = List.of("/items", "/orders", "/unknown");

    void train(AotCache cache) {
        Ports ports = Ports.anyFree(RandomGenerator.getDefault());
        int port = ports.free();
        var words = new ArrayList<>(cache.training());
        words.addAll(List.of("-jar", jar));
        int managementPort = service.equals(Topology.GATEWAY) ? ports.free() : port;
        words.addAll(List.of("--server.port=" + port, "--management.server.port=" + managementPort));
        words.addAll(standalone(ports.free()));
        Process process = new Command(Jvm.command(HEAP, words), folder, Map.of(), log).start();
        if (!callAndStop(process, "http://localhost:" + port, "http://localhost:" + managementPort)) {
            process.destroyForcibly();
            throw new LauncherException(
                    "The AOT training run of %s failed:%n%s".formatted(service.name(), LogExcerpt.of(log, 0)));
        }
    }

    /** Configuration for a start without other servers: no server listens on the unavailable port. */
    private List<String> standalone(int unavailable) {
        var settings = new ArrayList<String>();
        if (service.database() != null) {
            settings.add("--spring.flyway.enabled=false");
            settings.add("--spring.datasource.url=jdbc:postgresql://localhost:" + unavailable + "/none");
            settings.add("--spring.kafka.bootstrap-servers=localhost:" + unavailable);
            settings.add("--souk.discovery.deregistration-delay=0ms");
        }
        if (service.needs(Topology.REGISTRY)) {
            settings.add("--eureka.client.service-url.defaultZone=http://localhost:" + unavailable + "/eureka/");
        }
        return settings;
    }

    private static boolean callAndStop(Process process, String url, String managementUrl) {
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(CALL_TIMEOUT).build()) {
            Await.atMost(TIMEOUT).until(() -> !process.isAlive() || status(http, managementUrl + LIVENESS) == 200);
            if (!process.isAlive()) {
                return false;
            }
            ACTUATOR_REQUESTS.forEach(path -> status(http, managementUrl + path));
            REQUESTS.forEach(path -> status(http, url + path));
        }
        process.destroy();
        return Await.atMost(TIMEOUT).until(() -> !process.isAlive());
    }

    private static int status(HttpClient http, String url) {
        var request =
                HttpRequest.newBuilder(URI.create(url)).timeout(CALL_TIMEOUT).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException notListeningYet) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
