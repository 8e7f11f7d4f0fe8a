package dev.souk.system.chaos.fault;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.environment.Pacing;
import dev.souk.system.chaos.fault.Schedule.ScheduledFault;
import dev.souk.tools.process.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Injects the faults of a schedule at their times, and heals each, repeatedly until that succeeds. */
public final class FaultInjector {

    private static final Duration HEAL_LIMIT = Duration.ofMinutes(2);
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);

    private final ChaosEnvironment environment;
    private final LongSupplier now;
    private final Consumer<String> out;
    private final Queue<Incident> incidents = new ConcurrentLinkedQueue<>();

    /**
     * Into that environment; {@code now} is in milliseconds of the run, {@code out} takes a line for each fault as it
     * starts and ends.
     */
    public FaultInjector(ChaosEnvironment environment, LongSupplier now, Consumer<String> out) {
        this.environment = environment;
        this.now = now;
        this.out = out;
    }

    @FunctionalInterface
    private interface Action {
        void on(ChaosEnvironment environment) throws ExecutionException, InterruptedException;
    }

    /** Injects both sequences at the same time; returns when the last fault is healed. */
    public List<Incident> inject(Schedule schedule) throws InterruptedException {
        long begin = now.getAsLong();
        Thread processes = Pacing.start(() -> inject(schedule.processes(), begin));
        Thread networkAndData = Pacing.start(() -> inject(schedule.networkAndData(), begin));
        processes.join();
        networkAndData.join();
        return List.copyOf(incidents);
    }

    private void inject(List<ScheduledFault> sequence, long begin) throws InterruptedException {
        for (ScheduledFault scheduled : sequence) {
            Pacing.pause(begin + scheduled.at().toMillis() - now.getAsLong());
            inject(scheduled);
        }
    }

    private void inject(ScheduledFault scheduled) throws InterruptedException {
        Fault fault = scheduled.fault();
        long from = now.getAsLong();
        out.accept(String.format(Locale.ROOT, "%6.1f s  %s", from / 1000.0, fault.description()));
        var injectionFailures = new ArrayList<String>();
        attempt(fault::start, injectionFailures);
        Pacing.pause(scheduled.hold());
        var healFailures = new ArrayList<String>();
        boolean healed = new Await(HEAL_LIMIT, RETRY_INTERVAL).until(() -> attempt(fault::stop, healFailures));
        incidents.add(new Incident(fault, from, now.getAsLong(), injectionFailures, healFailures, healed));
        out.accept(String.format(Locale.ROOT, "%6.1f s  over: %s", now.getAsLong() / 1000.0, fault.description()));
    }

    /** Whether it succeeded. A failure does not end the run: {@code FaultChecks} judges it afterwards. */
    private boolean attempt(Action action, List<String> failures) {
        try {
            action.on(environment);
            return true;
        } catch (ExecutionException | RuntimeException failure) {
            failures.add(String.valueOf(failure));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
