package dev.souk.system.chaos.fault;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.system.chaos.environment.Pacing;
import dev.souk.system.chaos.fault.Schedule.ScheduledFault;
import dev.souk.tools.process.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Injects the faults of a schedule at their times, and heals each, repeatedly until that succeeds.
 *
 * @param now milliseconds of the run
 * @param out takes a line for each fault as it starts and ends
 */
public record FaultInjector(RunningSouk souk, LongSupplier now, Consumer<String> out) {

    private static final Duration HEAL_LIMIT = Duration.ofMinutes(2);
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);

    /** Injects both sequences at the same time; returns when the last fault is healed. */
    public List<Incident> inject(Schedule schedule) throws InterruptedException {
        long begin = now.getAsLong();
        var incidents = new ConcurrentLinkedQueue<Incident>();
        Thread processes = Pacing.start(() -> inject(schedule.processes(), begin, incidents));
        Thread networkAndData = Pacing.start(() -> inject(schedule.networkAndData(), begin, incidents));
        processes.join();
        networkAndData.join();
        return List.copyOf(incidents);
    }

    private void inject(List<ScheduledFault> sequence, long begin, Collection<Incident> incidents)
            throws InterruptedException {
        for (ScheduledFault scheduled : sequence) {
            Pacing.pause(begin + scheduled.at().toMillis() - now.getAsLong());
            incidents.add(inject(scheduled));
        }
    }

    private Incident inject(ScheduledFault scheduled) throws InterruptedException {
        Fault fault = scheduled.fault();
        long from = now.getAsLong();
        out.accept(String.format(Locale.ROOT, "%6.1f s  %s", from / 1000.0, fault.description()));
        var injectionFailures = new ArrayList<String>();
        attempt(fault::start, injectionFailures);
        Pacing.pause(scheduled.hold());
        var healFailures = new ArrayList<String>();
        boolean healed = new Await(HEAL_LIMIT, RETRY_INTERVAL).until(() -> attempt(fault::stop, healFailures));
        long until = now.getAsLong();
        out.accept(String.format(Locale.ROOT, "%6.1f s  over: %s", until / 1000.0, fault.description()));
        return new Incident(fault, from, until, injectionFailures, healFailures, healed);
    }

    /** Whether it succeeded. A failure does not end the run: it is judged afterwards. */
    private boolean attempt(Consumer<RunningSouk> action, List<String> failures) {
        try {
            action.accept(souk);
            return true;
        } catch (RuntimeException failure) {
            failures.add(String.valueOf(failure));
            return false;
        }
    }
}
