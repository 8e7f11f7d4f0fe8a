package dev.souk.system.bench.formulas;

import dev.souk.system.bench.formulas.observed.CountedWork;
import dev.souk.system.bench.formulas.observed.ProcessMetrics;
import dev.souk.system.bench.formulas.observed.ProcessMetrics.Counts;
import dev.souk.system.bench.formulas.observed.RequestParts;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.IndependentUsers;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.result.RelationFigures;
import dev.souk.system.bench.result.RelationFigures.Line;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a client waits for is the sum of the parts that the spans show: the median of each, and the client's own median.
 */
final class LatencyFormula implements Formula {

    private static final String PROCESS = FormulaSystem.USERS + "#1";
    private static final int LOADED = 16;
    private static final double MILLIS = 1_000;

    private final Clock clock;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    LatencyFormula(Clock clock) {
        this.clock = clock;
    }

    /** What was seen under one load. */
    private record Observed(RequestParts parts, double clientMillis, double meanMillis, double perSecond) {}

    /** What customers do meanwhile. */
    @FunctionalInterface
    private interface Load {
        Outcome run(CountedWork work) throws InterruptedException;
    }

    @Override
    public RelationFigures measure(FormulaSystem system) throws IOException, InterruptedException {
        FormulasPlan plan = system.plan();
        Customer one = system.customers(1).getFirst();
        var rarely = new IndependentUsers(plan.perSecond()); // so that each request is traced: that costs time, too
        Observed alone = observe(system, 1, work -> rarely.run(() -> work.send(one), plan.window()));
        List<Customer> customers = system.customers(LOADED);
        Observed loaded = observe(system, LOADED, work -> system.readWallets(customers, work, plan.window()));
        lines.add(Line.of(
                "GET /wallet, customers: %s, by the parts of 1 customer".formatted(LOADED),
                "ms",
                alone.parts().sum(),
                loaded.clientMillis()));
        lines.add(Line.of(
                "GET /wallet, customers: %s, N / λ".formatted(LOADED),
                "ms",
                LOADED / loaded.perSecond() * MILLIS,
                loaded.meanMillis()));
        return RelationFigures.of("Latency", "T = network + queueing + processing, as the sum of spans", lines, notes);
    }

    private Observed observe(FormulaSystem system, int users, Load load) throws IOException, InterruptedException {
        try (ProcessMetrics metrics = system.metrics(PROCESS)) {
            Counts before = metrics.counts(FormulaSystem.READ);
            Instant since = clock.instant();
            CountedWork work = FormulaSystem.wallets();
            Outcome outcome = load.run(work);
            Counts counts = metrics.counts(FormulaSystem.READ).since(before);
            var observed = new Observed(
                    parts(system, since),
                    outcome.latencies().millisAt(50),
                    work.done().meanSeconds() * MILLIS,
                    outcome.perSecond());
            add(users, observed, counts.poolWaitSeconds() / counts.poolWaits() * MILLIS);
            system.progress().accept("Latency: %s".formatted(notes.getLast()));
            return observed;
        }
    }

    private static RequestParts parts(FormulaSystem system, Instant since) {
        return RequestParts.medians(
                system
                        .traces()
                        .newest(
                                "GET " + FormulaSystem.READ,
                                since,
                                system.plan().traces())
                        .stream()
                        .flatMap(trace -> RequestParts.of(trace, FormulaSystem.GATEWAY, FormulaSystem.USERS).stream())
                        .toList());
    }

    private void add(int users, Observed observed, double poolWait) {
        String setting = "GET /wallet, customers: %s".formatted(users);
        lines.add(Line.of(setting, "ms", observed.parts().sum(), observed.clientMillis()));
        notes.add(String.format(
                Locale.ROOT,
                "%s: %s; in it %.2f ms of queueing for a connection to the database",
                setting,
                observed.parts(),
                poolWait));
    }
}
