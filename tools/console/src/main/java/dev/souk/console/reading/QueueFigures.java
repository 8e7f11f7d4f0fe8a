package dev.souk.console.reading;

import static dev.souk.console.reading.WatchedMetrics.CONSUMER_LAG;
import static dev.souk.console.reading.WatchedMetrics.DEAD_LETTERS;
import static dev.souk.console.reading.WatchedMetrics.ORDERS_OPEN;
import static dev.souk.console.reading.WatchedMetrics.ORDERS_STUCK;
import static dev.souk.console.reading.WatchedMetrics.OUTBOX_PARKED;
import static dev.souk.console.reading.WatchedMetrics.OUTBOX_PENDING;
import static dev.souk.console.reading.WatchedMetrics.STREAMS_OPEN;

import dev.souk.console.metrics.Metrics;
import dev.souk.console.metrics.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What waits in a service, of whose instances each was asked. Nothing where none of them answers. */
public record QueueFigures(List<Metrics> instances) {

    /** Of the service of this name. */
    public static QueueFigures of(Reading reading, String service) {
        return new QueueFigures(reading.services().stream()
                .filter(process -> process.service().equals(service))
                .flatMap(process -> reading.metrics(process).stream())
                .toList());
    }

    /** Events that wait for the broker. */
    public Optional<Double> outboxPending() {
        return ofDatabase(OUTBOX_PENDING);
    }

    /** Events that the broker rejects. */
    public Optional<Double> outboxParked() {
        return ofDatabase(OUTBOX_PARKED);
    }

    /** Records that wait for an admin. */
    public Optional<Double> deadLetters() {
        return ofDatabase(DEAD_LETTERS);
    }

    /** Nothing where there are no orders. */
    public Optional<Double> ordersStuck() {
        return ofDatabase(ORDERS_STUCK);
    }

    /** By their status; empty where there are no orders. */
    public Map<String, Double> ordersOpen() {
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
    public Optional<Double> consumerLag() {
        return instances.stream()
                .flatMap(metrics -> metrics.named(CONSUMER_LAG))
                .map(Sample::value)
                .filter(Double::isFinite)
                .reduce(Math::max);
    }

    /** Event streams of all instances. */
    public Optional<Double> streamsOpen() {
        return instances.stream()
                .flatMap(metrics -> metrics.sum(STREAMS_OPEN).stream())
                .reduce(Double::sum);
    }
}
