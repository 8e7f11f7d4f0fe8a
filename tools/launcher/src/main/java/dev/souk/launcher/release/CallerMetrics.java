package dev.souk.launcher.release;

import dev.souk.console.metrics.Metrics;
import dev.souk.console.metrics.MetricsClient;
import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.ProcessStatus.State;
import dev.souk.launcher.control.SoukOperations;
import dev.souk.launcher.tls.Certificates;
import dev.souk.launcher.tls.ServiceHttpClients;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads the metrics of all processes that may call the service: the callers know what it is like to call it. */
public final class CallerMetrics implements CallObserver, AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final SoukOperations launcher;
    private final MetricsClient metrics;
    private final ObservedCalls observed;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Of the calls to this service, of which this is the new version. */
    public CallerMetrics(SoukOperations launcher, String service, String version) {
        this.launcher = launcher;
        Path folder = launcher.status().certificates();
        var clients = new ServiceHttpClients(folder == null ? null : new Certificates(folder), TIMEOUT);
        this.metrics = new MetricsClient(clients::of, TIMEOUT, List.of(ObservedCalls.CALLS, ObservedCalls.LATENCY));
        this.observed = new ObservedCalls(service, version);
    }

    @Override
    public boolean read() throws InterruptedException {
        Map<String, Future<Metrics>> answers = new HashMap<>();
        for (ProcessStatus process : launcher.status().processes()) {
            String url = process.managementUrl();
            if (url != null && process.state() == State.UP) {
                answers.put(process.name(), threads.submit(() -> read(process.service(), url)));
            }
        }
        boolean isComplete = !answers.isEmpty();
        for (var answer : answers.entrySet()) {
            isComplete &= add(answer.getKey(), answer.getValue());
        }
        return isComplete;
    }

    private Metrics read(String service, String url) throws IOException, InterruptedException {
        return metrics.read(service, ServiceHttpClients.byAddress(url));
    }

    private boolean add(String caller, Future<Metrics> answer) throws InterruptedException {
        try {
            observed.add(caller, answer.get());
            return true;
        } catch (ExecutionException unreadable) {
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
