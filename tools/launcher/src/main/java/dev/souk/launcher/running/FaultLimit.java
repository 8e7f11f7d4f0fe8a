package dev.souk.launcher.running;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Ends the fault of a process after a while: whoever has begun it may have ended without doing so. */
final class FaultLimit {

    private final ScheduledExecutorService scheduler;
    private final Duration limit;
    private final Consumer<String> end;
    private final Map<String, Future<?>> pending = new ConcurrentHashMap<>();

    FaultLimit(ScheduledExecutorService scheduler, Duration limit, Consumer<String> end) {
        this.scheduler = scheduler;
        this.limit = limit;
        this.end = end;
    }

    /** The fault of the process has begun; when it begins once more, the time does as well. */
    void begin(String process) {
        end(process);
        pending.put(process, scheduler.schedule(() -> end.accept(process), limit.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** The fault of the process has ended. */
    void end(String process) {
        Optional.ofNullable(pending.remove(process)).ifPresent(scheduled -> scheduled.cancel(false));
    }
}
