package dev.souk.console.reading;

import dev.souk.console.metrics.Metrics;
import dev.souk.console.metrics.Sample;
import dev.souk.console.system.SystemView.QueueView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What waits in a service, of whose instances each was asked. They read the same tables, a moment apart. Nothing where
 * none of them answers.
 */
record QueueFigures(List<Metrics> instances) {

    static QueueView of(Reading reading, String service) {
        List<Metrics> responses = reading.services().stream()
                .filter(process -> process.service().equals(service))
                .map(reading::metrics)
                .toList();
        return new QueueFigures(responses).view(service);
    }

    /** Lag is the largest of any partition within the last minute; event streams are those of all instances. */
    private QueueView view(String service) {
        var all = new LinkedHashMap<String, @Nullable Double>();
        all.put("outbox_pending", sums(WatchedMetric.OUTBOX_PENDING, Math::max));
        all.put("outbox_parked", sums(WatchedMetric.OUTBOX_PARKED, Math::max));
        all.put("dead_letters", sums(WatchedMetric.DEAD_LETTERS, Math::max));
        all.put("consumer_lag", reduced(samples(WatchedMetric.CONSUMER_LAG).map(Sample::value), Math::max));
        all.put("orders_open", ordersOpen());
        all.put("orders_stuck", sums(WatchedMetric.ORDERS_STUCK, Math::max));
        all.put("streams_open", sums(WatchedMetric.STREAMS_OPEN, Double::sum));
        return new QueueView(service, all);
    }

    private @Nullable Double sums(WatchedMetric metric, BinaryOperator<Double> ofInstances) {
        return reduced(instances.stream().flatMap(metrics -> metrics.sum(metric.series()).stream()), ofInstances);
    }

    private Stream<Sample> samples(WatchedMetric metric) {
        return instances.stream().flatMap(metrics -> metrics.named(metric.series()));
    }

    /** Of all states, in each of which the instance that has counted most counts. */
    private @Nullable Double ordersOpen() {
        var byState = samples(WatchedMetric.ORDERS_OPEN)
                .collect(Collectors.toMap(sample -> sample.label("status"), Sample::value, Math::max));
        return reduced(byState.values().stream(), Double::sum);
    }

    private static @Nullable Double reduced(Stream<Double> values, BinaryOperator<Double> reduction) {
        return values.filter(Double::isFinite).reduce(reduction).orElse(null);
    }
}
