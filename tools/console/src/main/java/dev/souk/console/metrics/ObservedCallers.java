package dev.souk.console.metrics;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the metrics of all processes that may call the service: the callers know what it is like to call it. */
public final class ObservedCallers implements CallObserver, AutoCloseable {

    /** Until a process answers that is asked for its metrics. */
    public static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Supplier<? extends Collection<Caller>> callers;
    private final MetricsClient metrics;
    private final ObservedCalls observed;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * A process that has metrics.
     *
     * @param name such as {@code order-service#2}
     * @param service whose instance it is
     * @param managementUrl where its actuator is
     */
    public record Caller(String name, String service, String managementUrl) {}

    /**
     * Of the calls to a service.
     *
     * @param callers those that run now
     * @param clients the HTTP client for the instances of a service
     * @param service that is called
     * @param version the new version of it
     */
    public ObservedCallers(
            Supplier<? extends Collection<Caller>> callers,
            Function<String, HttpClient> clients,
            String service,
            String version) {
        this.callers = callers;
        this.metrics = new MetricsClient(clients, TIMEOUT, List.of(ObservedCalls.CALLS, ObservedCalls.LATENCY));
        this.observed = new ObservedCalls(service, version);
    }

    @Override
    public boolean read() throws InterruptedException {
        Map<String, Future<Metrics>> answers = new HashMap<>();
        for (Caller caller : callers.get()) {
            answers.put(caller.name(), threads.submit(() -> metrics.read(caller.service(), caller.managementUrl())));
        }
        boolean isComplete = !answers.isEmpty();
        for (var answer : answers.entrySet()) {
            isComplete &= add(answer.getKey(), answer.getValue());
        }
        return isComplete;
    }

    private boolean add(String caller, Future<Metrics> answer) throws InterruptedException {
        try {
            observed.add(caller, answer.get(2 * TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
            return true;
        } catch (ExecutionException | TimeoutException unreadable) {
            return false;
        }
    }

    @Override
    public CallFigures next() {
        return observed.next();
    }

    @Override
    public CallFigures before() {
        return observed.before();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
