package dev.souk.system.chaos.fault;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.system.chaos.fault.Schedule.ScheduledFault;
import dev.souk.system.chaos.load.Pacing;
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
 * Injects the faults of a schedule at their times, and heals each: both repeatedly until that succeeds, since another
 * fault may prevent it for a while.
 *
 * @param now milliseconds of the run
 * @param out takes a line for each fault as it starts and ends
 */
public record FaultInjector(RunningSouk souk, LongSupplier now, Consumer<String> out) {

    private static final Await PATIENTLY = new Await(Duration.ofMinutes(2), Duration.ofMillis(500));

    /** Injects both sequences at the same time; returns when the last fault is healed. */
    public List<Incident> inject(Schedule schedule) throws InterruptedException {
        long begin = now.getAsLong();
        var incidents = new ConcurrentLinkedQueue<Incident>();
        Thread processes = Pacing.start(() -> inject(schedule.processes(), begin, incidents));
        inject(schedule.networkAndData(), begin, incidents);
        processes.join();
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
        if (PATIENTLY.until(() -> attempt(fault::start, injectionFailures))) {
            injectionFailures.clear();
        }
        Pacing.pause(scheduled.hold());
        var healFailures = new ArrayList<String>();
        boolean healed = PATIENTLY.until(() -> attempt(fault::stop, healFailures));
        var incident = new Incident(fault, from, now.getAsLong(), injectionFailures, healFailures, healed);
        out.accept(incident.toString());
        return incident;
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
