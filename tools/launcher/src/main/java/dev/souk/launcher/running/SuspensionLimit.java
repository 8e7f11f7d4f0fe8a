package dev.souk.launcher.running;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Continues a suspended process after a while: whoever suspended it may have ended without doing so. */
final class SuspensionLimit {

    private final ScheduledExecutorService scheduler;
    private final Duration limit;
    private final Consumer<String> resume;
    private final Map<String, Future<?>> pending = new ConcurrentHashMap<>();

    SuspensionLimit(ScheduledExecutorService scheduler, Duration limit, Consumer<String> resume) {
        this.scheduler = scheduler;
        this.limit = limit;
        this.resume = resume;
    }

    /** The process was suspended; after a second suspension the time begins anew. */
    void begin(String process) {
        end(process);
        pending.put(process, scheduler.schedule(() -> resume.accept(process), limit.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** The process was continued. */
    void end(String process) {
        Optional.ofNullable(pending.remove(process)).ifPresent(scheduled -> scheduled.cancel(false));
    }
}
