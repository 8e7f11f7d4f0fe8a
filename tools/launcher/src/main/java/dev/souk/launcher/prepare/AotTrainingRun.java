package dev.souk.launcher.prepare;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.topology.Ports;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.AotCache;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.commons.io.file.PathUtils;

/**
 * The run of an application that writes its AOT cache: a start without database, broker and registry, a few requests
 * and a graceful shutdown. Loads more classes than a mere refresh of the context: web server, filters and the clients
 * of the unavailable servers.
 */
record AotTrainingRun(ServiceDefinition service, String jar, Path folder, LogFile log) {

    private static final int HEAP = 256;

    /** Configuration for a start without other servers: nothing listens on port 1. */
    private static final List<String> STANDALONE = List.of(
            "--spring.flyway.enabled=false",
            "--spring.datasource.url=jdbc:postgresql://localhost:1/none",
            "--spring.kafka.bootstrap-servers=localhost:1",
            "--souk.discovery.deregistration-delay=0ms",
            "--spring.lifecycle.timeout-per-shutdown-phase=1s",
            "--logging.structured.format.console=", // as each start
            "--souk.registry.address=localhost:1",
            "--souk.zookeeper.port=0");

    /** The exporters of telemetry are part of each start, too; after this time they do not try again, in ms. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:1", "OTEL_EXPORTER_OTLP_TIMEOUT", "100");

    /** Tomcat's folders are in one that the next run empties: a process that is killed deletes none of its own. */
    void train(AotCache cache) throws IOException {
        Path temporary = folder.resolve("temporary");
        PathUtils.delete(temporary);
        Files.createDirectories(temporary);
        Ports ports = Ports.anyFree(RandomGenerator.getDefault());
        int port = ports.free();
        int managementPort = service.equals(Topology.GATEWAY) ? ports.free() : port;
        var words = new ArrayList<>(cache.training());
        words.add("-Djava.io.tmpdir=" + temporary);
        words.addAll(List.of("-jar", jar, "--server.port=" + port, "--management.server.port=" + managementPort));
        words.addAll(STANDALONE);
        String url = "http://localhost:" + port;
        String actuator = "http://localhost:" + managementPort + "/actuator";
        cache.train(
                new Command(Jvm.command(HEAP, words), folder, ENVIRONMENT, log).atLowestPriority(),
                () -> SoukClient.status(actuator + "/health/liveness") == 200,
                () -> List.of(
                                actuator + "/health/readiness",
                                actuator + "/prometheus",
                                url + "/items",
                                url + "/orders",
                                url + "/unknown")
                        .forEach(SoukClient::status));
    }
}
