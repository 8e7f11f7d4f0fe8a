package dev.souk.system.monitoring;

import dev.souk.system.monitoring.Query.Series;
import dev.souk.system.repository.Repository;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.port.FreePorts;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.OperatingSystem;
import dev.souk.tools.process.ProcessStatus;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A Prometheus that reads the metrics of a system each second, with the alerts of {@code ops/prometheus}. */
public final class Prometheus implements AutoCloseable {

    private final ChildProcess process;
    private final SoukClient client;

    private Prometheus(ChildProcess process, SoukClient client) {
        this.process = process;
        this.client = client;
    }

    /** Whether it is on the path. */
    public static boolean isInstalled() {
        return OperatingSystem.program("prometheus").isPresent();
    }

    /** Reads these processes; all that it writes is in the folder, which must be empty. */
    public static Prometheus start(List<ProcessStatus> processes, Path folder) throws IOException {
        Path configuration = folder.resolve("prometheus.yml");
        Files.writeString(configuration, configuration(processes));
        String address = "127.0.0.1:" + new FreePorts(RandomGenerator.getDefault()).next();
        var command = List.of(
                "prometheus",
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=" + address,
                "--enable-feature=exemplar-storage"); // as in docker-compose.yml
        ChildProcess process =
                new Command(command, folder, Map.of(), new LogFile(folder.resolve("prometheus.log"))).start();
        return new Prometheus(process, new SoukClient("http://" + address, Duration.ofSeconds(5)));
    }

    /** With the labels that the relabelling in {@code ops/prometheus/prometheus.yml} results in. */
    private static String configuration(List<ProcessStatus> processes) {
        String targets = processes.stream()
                .filter(process -> process.managementUrl() != null)
                .map(process -> "      - {targets: ['%s'], labels: {service: %s}}%n"
                        .formatted(URI.create(process.managementUrl()).getAuthority(), process.service()))
                .collect(Collectors.joining());
        return """
            global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
            rule_files: ['%s']
            scrape_configs:
              - job_name: souk
                metrics_path: /actuator/prometheus
                static_configs:
            """.formatted(Repository.ROOT.resolve("ops/prometheus/alerts.yml")) + targets;
    }

    /**
     * The queries of panels that it answers with an error or without data, and what alerts select that it does not
     * have.
     */
    public List<String> unanswered() {
        Stream<String> selected = Query.ofAlerts()
                .flatMap(query -> query.series().stream())
                .map(Series::name)
                .distinct();
        return Stream.concat(Query.ofPanels().map(Query::expression), selected)
                .filter(expression -> !hasData(expression))
                .toList();
    }

    /** Whether its response to a query in PromQL has at least one sample. */
    public boolean hasData(String expression) {
        JsonNode response = get("/api/v1/query?query=" + encoded(expression));
        return response.path("status").asString("").equals("success")
                && !response.path("data").path("result").isEmpty();
    }

    /** The traces of the requests that are the exemplars of these series, such as a bucket of a histogram. */
    public List<String> exemplarTraces(String series) {
        return get("/api/v1/query_exemplars?start=0&end=" + Integer.MAX_VALUE + "&query=" + encoded(series))
                .path("data")
                .valueStream()
                .flatMap(found -> found.path("exemplars").valueStream())
                .map(exemplar -> exemplar.path("labels").path("trace_id").asString(""))
                .toList();
    }

    /** The names of all alerts of {@code ops/prometheus}. */
    public List<String> alerts() {
        return Query.alerts().map(alert -> alert.path("alert").asString()).toList();
    }

    /** The names of the alerts that it has evaluated without an error. */
    public List<String> evaluatedAlerts() {
        return get("/api/v1/rules")
                .path("data")
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .filter(rule -> rule.path("health").asString("").equals("ok"))
                .map(rule -> rule.path("name").asString(""))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode get(String path) {
        try {
            return client.send(Call.get(path)).json();
        } catch (IOException notReady) {
            throw new IllegalStateException("Prometheus does not answer " + path, notReady);
        }
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(10));
    }
}
