package dev.souk.system.monitoring;

import dev.souk.system.repository.Repository;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All queries of `ops/prometheus/alerts.yml` and of the dashboard. */
final class Queries {

    private Queries() {}

    static Stream<Query> all() {
        return Stream.concat(ofAlerts(), ofPanels());
    }

    static Stream<Query> ofAlerts() {
        return alerts().map(alert -> new Query(
                alert.path("expr").asString(), alert.path("annotations").toString()));
    }

    static Stream<Query> ofPanels() {
        JsonNode dashboard = JsonMapper.shared().readTree(read("ops/grafana/dashboards/souk.json"));
        return dashboard
                .path("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> new Query(
                        target.path("expr").asString(),
                        target.path("legendFormat").asString()));
    }

    static Stream<JsonNode> alerts() {
        Map<String, Object> document =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(read("ops/prometheus/alerts.yml"));
        JsonNode json = JsonMapper.shared().valueToTree(document);
        return json.path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream());
    }

    private static String read(String file) {
        return Repository.read(Repository.ROOT.resolve(file));
    }
}
