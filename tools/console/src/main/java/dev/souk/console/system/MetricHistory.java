package dev.souk.console.system;

import dev.souk.console.system.SystemView.ProcessView;
import dev.souk.console.system.SystemView.QueueView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A dozen figures of each process, each five seconds for fifteen minutes. Thread-safe. */
public final class MetricHistory {

    private static final Duration STEP = Duration.ofSeconds(5);
    private static final int POINTS = 180;

    private static final List<Figure<ProcessView>> OF_PROCESSES = List.of(
            new Figure<>("requests_per_second", "Requests a second", "1/s", ProcessView::requestsPerSecond),
            new Figure<>("errors_per_second", "Requests that failed with 5xx", "1/s", ProcessView::errorsPerSecond),
            new Figure<>("mean_ms", "Mean time of a request", "ms", ProcessView::meanMs),
            new Figure<>("active_requests", "Requests in progress", "", ProcessView::activeRequests),
            new Figure<>("cpu_percent", "CPU, of a processor", "percent", ProcessView::cpuPercent),
            new Figure<>("heap_used_bytes", "Java heap", "bytes", ProcessView::heapUsedBytes),
            new Figure<>("memory_bytes", "Memory of the process", "bytes", MetricHistory::memory));

    private static final List<Figure<QueueView>> OF_QUEUES = List.of(
            new Figure<>("outbox_pending", "Events in the outbox", "", QueueView::outboxPending),
            new Figure<>("consumer_lag", "Lag of consumers", "records", QueueView::consumerLag),
            new Figure<>("dead_letters", "Dead letters", "", QueueView::deadLetters),
            new Figure<>("orders_open", "Open orders", "", QueueView::ordersOpen),
            new Figure<>("streams_open", "Event streams", "", QueueView::streamsOpen));

    private final ArrayDeque<SystemView> views = new ArrayDeque<>();

    private record Figure<T>(String name, String title, String unit, Function<T, @Nullable Double> value) {}

    /**
     * The values of a figure.
     *
     * @param process the process, or for queues the service
     * @param values one for each time; null where it was not known
     */
    public record Series(String name, String title, String unit, String process, List<@Nullable Double> values) {}

    /** All figures that were known at least once. */
    public record Chart(long stepSeconds, List<Instant> times, List<Series> series) {}

    synchronized void add(SystemView view) {
        SystemView newest = views.peekLast();
        if (newest != null && Duration.between(newest.time(), view.time()).compareTo(STEP) < 0) {
            return;
        }
        if (views.size() == POINTS) {
            views.removeFirst();
        }
        views.addLast(view);
    }

    /** What was read after this moment. */
    public Chart since(Instant begin) {
        List<SystemView> wanted;
        synchronized (this) {
            wanted = views.stream().filter(view -> view.time().isAfter(begin)).toList();
        }
        var series = new ArrayList<Series>();
        OF_PROCESSES.forEach(figure -> series.addAll(series(figure, wanted, SystemView::processes, ProcessView::name)));
        OF_QUEUES.forEach(figure -> series.addAll(series(figure, wanted, SystemView::queues, QueueView::service)));
        return new Chart(STEP.toSeconds(), wanted.stream().map(SystemView::time).toList(), series);
    }

    private static <T> Collection<Series> series(
            Figure<T> figure, List<SystemView> views, Function<SystemView, List<T>> rows, Function<T, String> owner) {
        Map<String, Series> byOwner = new LinkedHashMap<>();
        for (int point = 0; point < views.size(); point++) {
            for (T row : rows.apply(views.get(point))) {
                Double value = figure.value().apply(row);
                if (value != null) {
                    byOwner.computeIfAbsent(owner.apply(row), name -> unknown(figure, name, views.size()))
                            .values()
                            .set(point, value);
                }
            }
        }
        return byOwner.values();
    }

    private static Series unknown(Figure<?> figure, String owner, int points) {
        var values = new ArrayList<@Nullable Double>();
        for (int point = 0; point < points; point++) {
            values.add(null);
        }
        return new Series(figure.name(), figure.title(), figure.unit(), owner, values);
    }

    private static @Nullable Double memory(ProcessView process) {
        Long bytes = process.memoryBytes();
        return bytes == null ? null : (double) bytes;
    }
}
