package dev.souk.console.metrics;

import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics of one process at one moment. */
public record Metrics(List<Sample> samples) {

    /**
     * Some metrics of a process: all of them are 100 KB and more.
     *
     * @param actuator a client whose base URL is that of the process's actuator
     * @param names of the metrics, without {@code _total}, {@code _count} and {@code _sum}
     * @throws IOException if it does not respond in time, or not with metrics
     */
    public static Metrics read(SoukClient actuator, Collection<String> names) throws IOException {
        Reply reply = actuator.send(Call.get("/actuator/prometheus?includedNames=" + String.join(",", names)));
        if (reply.status() != 200) {
            throw new IOException("%s responded with status %s".formatted(actuator.baseUrl(), reply.status()));
        }
        try {
            return parse(reply.json().asString(""));
        } catch (IllegalArgumentException unusable) {
            throw new IOException(unusable);
        }
    }

    /**
     * From the <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">text format of Prometheus</a>,
     * one sample a line, without comments.
     *
     * @throws IllegalArgumentException if a line is not in the format
     */
    public static Metrics parse(String text) {
        return new Metrics(text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Sample::parse)
                .toList());
    }

    /** All samples of this name. */
    public Stream<Sample> named(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name));
    }

    /** These samples alone. */
    public Metrics of(Predicate<Sample> which) {
        return new Metrics(samples.stream().filter(which).toList());
    }

    /** The sum of those samples of the name that are a number; nothing if there is none. */
    public Optional<Double> sum(String name) {
        return named(name).map(Sample::value).filter(Double::isFinite).reduce(Double::sum);
    }

    /** The values that the label has in samples of the name, sorted. */
    public Set<String> labels(String name, String label) {
        return named(name).map(sample -> sample.label(label)).collect(Collectors.toCollection(TreeSet::new));
    }
}
