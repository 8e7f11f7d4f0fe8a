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
import dev.souk.launcher.topology.ServiceDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What waits in a service, of whose instances each was asked. Nothing where none of them answers. */
record QueueFigures(List<Metrics> instances) {

    static QueueFigures of(Reading reading, ServiceDefinition service) {
        return new QueueFigures(reading.services().stream()
                .filter(process -> process.service().equals(service.name()))
                .flatMap(process -> reading.metrics(process).stream())
                .toList());
    }

    Optional<Double> outboxPending() {
        return ofDatabase(OUTBOX_PENDING);
    }

    Optional<Double> outboxParked() {
        return ofDatabase(OUTBOX_PARKED);
    }

    Optional<Double> deadLetters() {
        return ofDatabase(DEAD_LETTERS);
    }

    Optional<Double> ordersStuck() {
        return ofDatabase(ORDERS_STUCK);
    }

    /** By their status. */
    Map<String, Double> ordersOpen() {
        var open = new TreeMap<String, Double>();
        instances.stream()
                .flatMap(metrics -> metrics.named(ORDERS_OPEN))
                .forEach(sample -> open.merge(sample.label("status"), sample.value(), Math::max));
        return open;
    }

    /** Instances of a service read the same tables, a moment apart. */
    private Optional<Double> ofDatabase(String name) {
        return instances.stream().flatMap(metrics -> metrics.sum(name).stream()).reduce(Math::max);
    }

    /** The largest of any partition within the last minute; Kafka's client has a figure for each listener. */
    Optional<Double> consumerLag() {
        return instances.stream()
                .flatMap(metrics -> metrics.named(CONSUMER_LAG))
                .map(Sample::value)
                .filter(Double::isFinite)
                .reduce(Math::max);
    }

    Optional<Double> streamsOpen() {
        return instances.stream()
                .flatMap(metrics -> metrics.sum(STREAMS_OPEN).stream())
                .reduce(Double::sum);
    }
}
