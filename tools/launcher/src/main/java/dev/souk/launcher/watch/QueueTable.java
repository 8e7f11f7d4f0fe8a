package dev.souk.launcher.watch;

import static dev.souk.launcher.watch.WatchedMetrics.CONSUMER_LAG;
import static dev.souk.launcher.watch.WatchedMetrics.DEAD_LETTERS;
import static dev.souk.launcher.watch.WatchedMetrics.ORDERS_OPEN;
import static dev.souk.launcher.watch.WatchedMetrics.ORDERS_STUCK;
import static dev.souk.launcher.watch.WatchedMetrics.OUTBOX_PARKED;
import static dev.souk.launcher.watch.WatchedMetrics.OUTBOX_PENDING;
import static dev.souk.launcher.watch.WatchedMetrics.STREAMS_OPEN;

import dev.souk.launcher.metrics.Metrics;
import dev.souk.launcher.metrics.Sample;
import dev.souk.launcher.report.AnsiColors;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** A line for each service that publishes and consumes events: what waits in it. Then the orders that are open. */
record QueueTable(AnsiColors colors) {

    private static final String FORMAT = "%-17s %8s %s %8s %s";
    private static final String PARKED_FORMAT = "%8s";
    private static final String DEAD_FORMAT = "%13s";

    List<String> lines(Reading reading) {
        var lines = new ArrayList<String>();
        lines.add(colors.bold(FORMAT.formatted(
                "QUEUES OF",
                "OUTBOX",
                PARKED_FORMAT.formatted("PARKED"),
                "LAG",
                DEAD_FORMAT.formatted("DEAD LETTERS"))));
        Topology.services().stream()
                .filter(ServiceDefinition::hasDatabase)
                .forEach(service -> lines.add(line(reading, service)));
        lines.add("");
        lines.add(orders(instances(reading, Topology.ORDERS)));
        return lines;
    }

    private String line(Reading reading, ServiceDefinition service) {
        List<Metrics> instances = instances(reading, service);
        return FORMAT.formatted(
                service.name(),
                Figures.whole(ofDatabase(instances, OUTBOX_PENDING)),
                alarming(PARKED_FORMAT, ofDatabase(instances, OUTBOX_PARKED)),
                Figures.whole(lag(instances)),
                alarming(DEAD_FORMAT, ofDatabase(instances, DEAD_LETTERS)));
    }

    /** Each of them waits for a person. */
    private String alarming(String format, Optional<Double> count) {
        String text = format.formatted(Figures.whole(count));
        return count.orElse(0.0) > 0 ? colors.red(text) : text;
    }

    private static List<Metrics> instances(Reading reading, ServiceDefinition service) {
        return reading.services().stream()
                .filter(process -> process.service().equals(service.name()))
                .flatMap(process -> reading.metrics(process).stream())
                .toList();
    }

    /** Instances of a service read the same tables, a moment apart. */
    private static Optional<Double> ofDatabase(List<Metrics> instances, String name) {
        return instances.stream().flatMap(metrics -> metrics.sum(name).stream()).reduce(Math::max);
    }

    /** The largest of any partition within the last minute; Kafka's client has a figure for each listener. */
    private static Optional<Double> lag(List<Metrics> instances) {
        return instances.stream()
                .flatMap(metrics -> metrics.named(CONSUMER_LAG))
                .map(Sample::value)
                .filter(Double::isFinite)
                .reduce(Math::max);
    }

    private static Optional<Double> sum(List<Metrics> instances, Function<Metrics, Optional<Double>> figure) {
        return instances.stream()
                .flatMap(metrics -> figure.apply(metrics).stream())
                .reduce(Double::sum);
    }

    private String orders(List<Metrics> instances) {
        var states = new TreeSet<String>();
        instances.forEach(metrics -> states.addAll(metrics.labels(ORDERS_OPEN, "status")));
        Stream<String> open = states.stream()
                .map(state -> state + " "
                        + Figures.whole(instances.stream()
                                .flatMap(metrics -> open(metrics, state).stream())
                                .reduce(Math::max)));
        Optional<Double> stuck = ofDatabase(instances, ORDERS_STUCK);
        String stuckText = "stuck " + Figures.whole(stuck);
        Stream<String> others = Stream.of(
                stuck.orElse(0.0) > 0 ? colors.red(stuckText) : stuckText,
                "event streams " + Figures.whole(sum(instances, metrics -> metrics.sum(STREAMS_OPEN))));
        return colors.bold("OPEN ORDERS") + "  "
                + String.join(" · ", Stream.concat(open, others).toList());
    }

    private static Optional<Double> open(Metrics metrics, String state) {
        return metrics.named(ORDERS_OPEN)
                .filter(sample -> sample.label("status").equals(state))
                .map(Sample::value)
                .findFirst();
    }
}
