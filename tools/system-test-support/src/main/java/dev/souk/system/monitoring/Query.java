package dev.souk.system.monitoring;

import dev.souk.system.repository.Repository;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A query of an alert or a panel. As much of PromQL is understood as our queries use.
 *
 * @param expression in PromQL
 * @param text that is shown with the result, such as a legend
 */
record Query(String expression, String text) {

    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Pattern BY = Pattern.compile("\\bby \\(([^)]*)\\)");
    private static final Pattern SELECTOR = Pattern.compile("\\b([a-z0-9]+_[a-z0-9_]+|up)\\b(?!\\()(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("[a-z_]+");
    private static final Pattern SHOWN = Pattern.compile("\\{\\{ ?(?:\\$labels\\.)?([a-z_]+) ?}}");

    /**
     * What a query selects.
     *
     * @param name of the metric
     * @param labels that samples must have, as the query names them
     */
    record Series(String name, Set<String> labels) {}

    /** Those of `ops/prometheus/alerts.yml` and of the dashboard. */
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
        JsonNode json = JsonMapper.shared().valueToTree(new Yaml().load(read("ops/prometheus/alerts.yml")));
        return json.path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream());
    }

    private static String read(String file) {
        return Repository.read(Repository.ROOT.resolve(file));
    }

    /** What it selects. A sample needs the labels by which the result is grouped as well. */
    List<Series> series() {
        String withoutStrings = STRING.matcher(expression).replaceAll("");
        return SELECTOR.matcher(BY.matcher(withoutStrings).replaceAll(""))
                .results()
                .map(this::series)
                .toList();
    }

    private Series series(MatchResult selector) {
        Set<String> labels = groups();
        if (selector.group(2) != null) {
            labels.addAll(labels(selector.group(2)));
        }
        return new Series(selector.group(1), labels);
    }

    /** The labels that the result has. */
    Set<String> groups() {
        return BY.matcher(expression)
                .results()
                .flatMap(by -> labels(by.group(1)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The labels that the text shows. */
    Set<String> shown() {
        return SHOWN.matcher(text).results().map(label -> label.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> labels(String list) {
        return LABEL.matcher(list).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
