package dev.souk.system.monitoring;

import dev.souk.console.metrics.Metrics;
import dev.souk.launcher.api.ProcessStatus;
import dev.souk.system.repository.Repository;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All queries of `ops/prometheus/alerts.yml` and of the dashboard. */
public final class Queries {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Queries() {}

    /** What they select and none of these processes exports. */
    public static List<String> unanswered(List<ProcessStatus> processes) throws IOException {
        List<Metrics> exported = new ArrayList<>();
        for (ProcessStatus process : processes) {
            if (process.managementUrl() != null) {
                var client = new SoukClient(process.managementUrl(), Duration.ofSeconds(10));
                Reply metrics = client.send(Call.get("/actuator/prometheus"));
                exported.add(Metrics.parse(metrics.json().asString("")));
            }
        }
        return all().flatMap(query -> query.series().stream())
                .filter(series -> !series.name().equals("up")) // Prometheus' own
                .filter(series -> !isMeasuredLater(series))
                .filter(series -> exported.stream().noneMatch(series::isIn))
                .map(Series::toString)
                .distinct()
                .toList();
    }

    /** Micrometer looks for new metrics of a Kafka client once a minute. */
    static boolean isMeasuredLater(Series series) {
        return series.name().startsWith("kafka_");
    }

    static Stream<Query> all() {
        return Stream.concat(ofAlerts(), ofPanels());
    }

    static Stream<Query> ofAlerts() {
        return alerts().map(alert -> new Query(
                alert.path("expr").asString(), alert.path("annotations").toString()));
    }

    static Stream<Query> ofPanels() {
        JsonNode dashboard = JSON.readTree(read("ops/grafana/dashboards/souk.json"));
        return dashboard
                .path("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> new Query(
                        target.path("expr").asString(),
                        target.path("legendFormat").asString()));
    }

    public static List<String> namesOfAlerts() {
        return alerts().map(alert -> alert.path("alert").asString()).toList();
    }

    static Stream<JsonNode> alerts() {
        Map<String, Object> document =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(read("ops/prometheus/alerts.yml"));
        JsonNode json = JSON.valueToTree(document);
        return json.path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream());
    }

    private static String read(String file) {
        return Repository.read(Repository.ROOT.resolve(file));
    }
}
