package dev.souk.system.chaos.schedule;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.fault.Fault;
import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.history.Stopwatch;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does the faults of a schedule at their times, and takes each back, as often as it needs to succeed. */
public final class FaultInjector {

    private static final Duration HEAL_LIMIT = Duration.ofMinutes(2);
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final ChaosEnvironment environment;
    private final Stopwatch watch;
    private final Consumer<String> told;
    private final Queue<Incident> incidents = new ConcurrentLinkedQueue<>();

    /** In that environment, telling what happens as it happens. */
    public FaultInjector(ChaosEnvironment environment, Stopwatch watch, Consumer<String> told) {
        this.environment = environment;
        this.watch = watch;
        this.told = told;
    }

    @FunctionalInterface
    private interface Deed {
        void on(ChaosEnvironment environment) throws SQLException, ExecutionException, InterruptedException;
    }

    /** Plays both sequences at the same time; returns what happened when the last fault has been taken back. */
    public List<Incident> play(Schedule schedule) throws InterruptedException {
        long begin = watch.now();
        Thread processes = Thread.ofVirtual().start(() -> play(schedule.processes(), begin));
        Thread wires = Thread.ofVirtual().start(() -> play(schedule.wires(), begin));
        processes.join();
        wires.join();
        return List.copyOf(incidents);
    }

    private void play(List<ScheduledFault> sequence, long begin) {
        try {
            for (ScheduledFault planned : sequence) {
                TimeUnit.MILLISECONDS.sleep(Math.max(0, begin + planned.at().toMillis() - watch.now()));
                inflict(planned);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void inflict(ScheduledFault planned) throws InterruptedException {
        Fault fault = planned.fault();
        long from = watch.now();
        told.accept("%6.1f s  %s".formatted(from / 1000.0, fault.description()));
        String injectionFailure = attempt(fault::start);
        TimeUnit.MILLISECONDS.sleep(planned.hold().toMillis());
        List<String> healFailures = new ArrayList<>();
        boolean healed = heal(fault, healFailures);
        incidents.add(new Incident(fault, from, watch.now(), injectionFailure, List.copyOf(healFailures), healed));
        told.accept("%6.1f s  over: %s".formatted(watch.now() / 1000.0, fault.description()));
    }

    private boolean heal(Fault fault, List<String> healFailures) throws InterruptedException {
        long deadline = watch.now() + HEAL_LIMIT.toMillis();
        String failure = attempt(fault::stop);
        while (failure != null) {
            healFailures.add(failure);
            if (watch.now() >= deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
            failure = attempt(fault::stop);
        }
        return true;
    }

    /** Whatever it is that fails, the next fault comes; what became of this one is judged afterwards. */
    private @Nullable String attempt(Deed deed) throws InterruptedException {
        try {
            deed.on(environment);
            return null;
        } catch (SQLException | ExecutionException | RuntimeException failure) {
            return String.valueOf(failure);
        }
    }
}
