package dev.souk.console.metrics;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics of one process at one moment. */
public record Metrics(List<Sample> samples) {

    /** From the text format of Prometheus. */
    public static Metrics parse(String text) {
        return new Metrics(PrometheusText.parse(text));
    }

    /** All samples of this name. */
    public Stream<Sample> named(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name));
    }

    /** The sum of those samples that are a number; nothing if there is none. */
    public Optional<Double> sum(String name, Predicate<Sample> which) {
        return named(name)
                .filter(which)
                .map(Sample::value)
                .filter(Double::isFinite)
                .reduce(Double::sum);
    }

    /** The sum of all samples of the name. */
    public Optional<Double> sum(String name) {
        return sum(name, _ -> true);
    }

    /** The values that the label has in samples of the name, sorted. */
    public Set<String> labels(String name, String label) {
        return named(name).map(sample -> sample.label(label)).collect(Collectors.toCollection(TreeSet::new));
    }
}
