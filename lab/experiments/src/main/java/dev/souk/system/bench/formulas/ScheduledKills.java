package dev.souk.system.bench.formulas;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.system.bench.formulas.law.KillSchedule;
import dev.souk.system.bench.formulas.law.KillSchedule.Outage;
import dev.souk.system.bench.formulas.observed.SampledMean;
import dev.souk.system.bench.load.IndependentUsers;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Work;
import dev.souk.system.chaos.environment.Pacing;
import dev.souk.tools.client.SoukClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Two instances that are killed and started again by the schedule, while customers ask for something. */
final class ScheduledKills {

    private static final Duration INTERVAL = Duration.ofMillis(100);

    /** An instance takes about as long to start, so that it is up again about when its outage is over. */
    private static final Duration START = Duration.ofSeconds(6);

    private final RunningSouk souk;
    private final KillSchedule schedule;
    private final String first;
    private final String second;

    ScheduledKills(FormulaSystem system, String first, String second) {
        this.souk = system.souk();
        this.schedule = system.plan().kills();
        this.first = first;
        this.second = second;
    }

    /**
     * What was seen, each from 0 to 1.
     *
     * @param first how often the first instance was ready
     * @param second how often the second was
     * @param both how often both were at once
     * @param any how often at least one was
     * @param served the part of the requests that were done
     * @param failures how often the others failed, by kind
     */
    record Observed(double first, double second, double both, double any, double served, Map<String, Long> failures) {}

    Observed observe(Work work, double perSecond) throws InterruptedException {
        var firstReady = new Readiness(url(first));
        var secondReady = new Readiness(url(second));
        long begin = System.nanoTime();
        Thread killer = Pacing.start(() -> kill(first, schedule.ofFirst(), begin));
        Thread other = Pacing.start(() -> kill(second, schedule.ofSecond(), begin));
        try (var a = SampledMean.of(firstReady::value, INTERVAL);
                var b = SampledMean.of(secondReady::value, INTERVAL);
                var both = SampledMean.of(() -> firstReady.last() * secondReady.last(), INTERVAL);
                var any = SampledMean.of(() -> Math.max(firstReady.last(), secondReady.last()), INTERVAL)) {
            Outcome outcome = new IndependentUsers(perSecond).run(work, schedule.length());
            return new Observed(a.mean(), b.mean(), both.mean(), any.mean(), served(outcome), failures(outcome));
        } finally {
            killer.join();
            other.join();
        }
    }

    private void kill(String name, List<Outage> outages, long begin) throws InterruptedException {
        for (Outage outage : outages) {
            pauseUntil(begin + schedule.slot().multipliedBy(outage.first()).toNanos());
            souk.kill(name, true);
            Duration end = schedule.slot().multipliedBy(outage.first() + outage.slots());
            pauseUntil(begin + end.minus(START).toNanos());
            souk.start(name);
        }
    }

    private static void pauseUntil(long nanos) throws InterruptedException {
        Pacing.pause(Duration.ofNanos(Math.max(0, nanos - System.nanoTime())));
    }

    private String url(String name) {
        return souk.status().processes().stream()
                .filter(process -> process.name().equals(name))
                .map(process -> String.valueOf(process.managementUrl()))
                .findFirst()
                .orElseThrow();
    }

    private static double served(Outcome outcome) {
        long done = outcome.latencies().count();
        long failed =
                outcome.errors().values().stream().mapToLong(Long::longValue).sum();
        return (double) done / (done + failed);
    }

    private static Map<String, Long> failures(Outcome outcome) {
        return new TreeMap<>(outcome.errors());
    }

    /** Whether an instance says that it is ready: 1 or 0. */
    private static final class Readiness {

        private final String url;
        private volatile double last = 1;

        Readiness(String managementUrl) {
            this.url = managementUrl + "/actuator/health/readiness";
        }

        double value() {
            last = SoukClient.status(url) == 200 ? 1 : 0;
            return last;
        }

        double last() {
            return last;
        }
    }
}
