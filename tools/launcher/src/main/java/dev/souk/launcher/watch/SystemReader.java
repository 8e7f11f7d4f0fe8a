package dev.souk.launcher.watch;

import dev.souk.launcher.control.ProcessStatus;
import dev.souk.launcher.control.SoukStatus;
import dev.souk.launcher.metrics.MetricsClient;
import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.tls.Certificates;
import dev.souk.launcher.watch.Reading.Observed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Reads all processes at once. One that does not answer in time is missing in the result, and delays no other. */
public final class SystemReader implements AutoCloseable {

    /** Less than the second between two readings. */
    static final Duration TIMEOUT = Duration.ofMillis(800);

    /** Without an answer of the launcher there is nothing to show. */
    private static final long LAUNCHER_TIMEOUT_SECONDS = 10;

    private final Supplier<SoukStatus> launcher;
    private final MetricsClient metrics;
    private final RegistryClient registry;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * A reader of a running system.
     *
     * @param launcher         its status now
     * @param registryPassword of the registry's account `operator`
     */
    public SystemReader(Supplier<SoukStatus> launcher, String registryPassword) {
        Path folder = launcher.get().certificates();
        Certificates certificates = folder == null ? null : new Certificates(folder);
        this.launcher = launcher;
        this.metrics = new MetricsClient(certificates, TIMEOUT, WatchedMetrics.ALL);
        this.registry = new RegistryClient(certificates, TIMEOUT, registryPassword);
    }

    Reading read() throws InterruptedException {
        long begin = System.nanoTime();
        SoukStatus status = status();
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        var states = threads.submit(() -> registry.statesByPort(status.registry()));
        Map<String, Observed> observed = observe(status, deadline);
        return new Reading(begin, status, observed, answer(states, deadline));
    }

    private SoukStatus status() throws InterruptedException {
        try {
            return threads.submit(launcher::get).get(LAUNCHER_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new LauncherException(
                    "The launcher does not answer within %d s.".formatted(LAUNCHER_TIMEOUT_SECONDS), late);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof LauncherException explained
                    ? explained
                    : new LauncherException("The launcher cannot be asked: " + failure.getMessage(), failure);
        }
    }

    private Map<String, Observed> observe(SoukStatus status, long deadline) throws InterruptedException {
        var reads = new HashMap<String, Future<Observed>>();
        for (ProcessStatus process : status.processes()) {
            String url = process.managementUrl();
            if (url != null && process.pid() != null) {
                reads.put(
                        process.name(),
                        threads.submit(() -> new Observed(metrics.read(process.service(), url), System.nanoTime())));
            }
        }
        var observed = new HashMap<String, Observed>();
        for (var read : reads.entrySet()) {
            answer(read.getValue(), deadline).ifPresent(answer -> observed.put(read.getKey(), answer));
        }
        return observed;
    }

    /** Nothing if there is none in time. */
    private static <T> Optional<T> answer(Future<T> read, long deadline) throws InterruptedException {
        try {
            return Optional.of(read.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException noAnswer) {
            read.cancel(true);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
