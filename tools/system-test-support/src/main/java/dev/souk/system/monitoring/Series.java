package dev.souk.system.monitoring;

import dev.souk.console.metrics.Metrics;
import java.util.Set;

/**
 * What a query selects.
 *
 * @param name of the metric
 * @param labels that samples must have, as the query names them
 */
record Series(String name, Set<String> labels) {

    /** Labels that Prometheus adds to all samples of a process. */
    private static final Set<String> OF_THE_PROCESS = Set.of("service", "instance", "job");

    /** What Prometheus puts before a label of a sample that it adds itself. */
    private static final String EXPORTED = "exported_";

    /** Whether one of the samples has these labels. */
    boolean isIn(Metrics metrics) {
        return metrics.named(name)
                .anyMatch(sample -> labels.stream()
                        .filter(label -> !OF_THE_PROCESS.contains(label))
                        .map(Series::exported)
                        .allMatch(sample.labels()::containsKey));
    }

    private static String exported(String label) {
        boolean isRenamed = label.startsWith(EXPORTED) && OF_THE_PROCESS.contains(label.substring(EXPORTED.length()));
        return isRenamed ? label.substring(EXPORTED.length()) : label;
    }
}
