package dev.souk.system.monitoring;

import dev.souk.console.metrics.Metrics;
import dev.souk.system.monitoring.Query.Series;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.process.ProcessStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What processes export, compared with what the queries of alerts and of the dashboard select. */
public final class ExportedMetrics {

    /** Labels that Prometheus adds to all samples of a process. */
    private static final Set<String> OF_THE_PROCESS = Set.of("service", "instance", "job");

    /** What Prometheus puts before a label of a sample that it adds itself. */
    private static final String EXPORTED = "exported_";

    private ExportedMetrics() {}

    /** What queries select and none of these processes exports. */
    public static List<String> missing(List<ProcessStatus> processes) throws IOException {
        List<Metrics> exported = new ArrayList<>();
        for (ProcessStatus process : processes) {
            if (process.managementUrl() != null) {
                var client = new SoukClient(process.managementUrl(), Duration.ofSeconds(10));
                Reply metrics = client.send(Call.get("/actuator/prometheus"));
                exported.add(Metrics.parse(metrics.json().asString("")));
            }
        }
        return Query.all()
                .flatMap(query -> query.series().stream())
                .filter(series -> !series.name().equals("up")) // Prometheus' own
                .filter(series -> !isMeasuredLater(series))
                .filter(series -> exported.stream().noneMatch(metrics -> has(metrics, series)))
                .map(Series::toString)
                .distinct()
                .toList();
    }

    /** Micrometer looks for new metrics of a Kafka client once a minute. */
    static boolean isMeasuredLater(Series series) {
        return series.name().startsWith("kafka_");
    }

    /** Whether one of the samples of this name has these labels. */
    static boolean has(Metrics metrics, Series series) {
        return metrics.named(series.name())
                .anyMatch(sample -> series.labels().stream()
                        .filter(label -> !OF_THE_PROCESS.contains(label))
                        .map(ExportedMetrics::exported)
                        .allMatch(sample.labels()::containsKey));
    }

    private static String exported(String label) {
        boolean isRenamed = label.startsWith(EXPORTED) && OF_THE_PROCESS.contains(label.substring(EXPORTED.length()));
        return isRenamed ? label.substring(EXPORTED.length()) : label;
    }
}
