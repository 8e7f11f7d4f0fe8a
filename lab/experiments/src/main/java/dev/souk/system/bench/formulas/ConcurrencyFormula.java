package dev.souk.system.bench.formulas;

import dev.souk.system.bench.formulas.law.LittlesLaw;
import dev.souk.system.bench.formulas.observed.CountedWork;
import dev.souk.system.bench.formulas.observed.ProcessMetrics;
import dev.souk.system.bench.formulas.observed.ProcessMetrics.Counts;
import dev.souk.system.bench.formulas.observed.SampledMean;
import dev.souk.system.bench.load.Connections;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.IndependentUsers;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.result.RelationFigures;
import dev.souk.system.bench.result.RelationFigures.Line;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Little's law. In user-service the number is a gauge, rate and time are those of its timer of requests. At the client,
 * while more is asked for than the system does, the number is what has been sent and not been answered.
 */
final class ConcurrencyFormula implements Formula {

    private static final Duration INTERVAL = Duration.ofMillis(20);
    private static final String PROCESS = FormulaSystem.USERS + "#1";
    private static final int CONNECTIONS_EACH = 6;
    private static final int TIMES_THE_PEAK = 3;
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1_000;

    private final List<Line> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    @Override
    public RelationFigures measure(FormulaSystem system) throws IOException, InterruptedException {
        system.readWallets(
                system.customers(system.plan().customers()),
                FormulaSystem.wallets(),
                system.plan().warmUp());
        double peak = 0;
        for (int users : system.plan().users()) {
            peak = Math.max(peak, inService(system, users));
        }
        overload(system, peak * TIMES_THE_PEAK);
        return RelationFigures.of("Little's law", "L = λ · W", lines, notes);
    }

    private double inService(FormulaSystem system, int users) throws IOException, InterruptedException {
        List<Customer> customers = system.customers(users);
        try (ProcessMetrics metrics = system.metrics(PROCESS)) {
            Counts before = metrics.counts(FormulaSystem.READ);
            long begin = System.nanoTime();
            try (SampledMean number = SampledMean.of(metrics::concurrentRequests, INTERVAL)) {
                Outcome outcome = system.readWallets(
                        customers, FormulaSystem.wallets(), system.plan().window());
                double measured = number.mean();
                double seconds = (System.nanoTime() - begin) / NANOS;
                Counts counts = metrics.counts(FormulaSystem.READ).since(before);
                add(users, counts.requests() / seconds, counts.seconds() / counts.requests(), measured);
                system.progress().accept("Little's law: %s".formatted(notes.getLast()));
                return outcome.perSecond();
            }
        }
    }

    private void add(int users, double perSecond, double seconds, double measured) {
        String setting = "in user-service, customers: %s".formatted(users);
        double predicted = LittlesLaw.number(perSecond, seconds);
        lines.add(Line.of(setting, "1", predicted, measured));
        notes.add(String.format(
                Locale.ROOT,
                "%s: λ %.0f/s, W %.2f ms; the gauge sees each request %.2f ms longer than the timer",
                setting,
                perSecond,
                seconds * MILLIS,
                (measured - predicted) / perSecond * MILLIS));
    }

    private void overload(FormulaSystem system, double perSecond) throws IOException, InterruptedException {
        List<Customer> customers = system.customers(system.plan().customers());
        CountedWork work = FormulaSystem.wallets();
        try (Connections connections = Connections.of(customers, CONNECTIONS_EACH)) {
            var free = new FreeCustomers(connections.customers());
            long begin = System.nanoTime();
            try (SampledMean number = SampledMean.of(work::concurrent, INTERVAL)) {
                new IndependentUsers(perSecond)
                        .run(() -> free.perform(work), system.plan().window());
                double measured = number.mean();
                add(work, (System.nanoTime() - begin) / NANOS, measured);
            }
        }
    }

    private void add(CountedWork work, double seconds, double measured) {
        CountedWork.Counter done = work.done();
        CountedWork.Counter failed = work.failed();
        double ofDone = LittlesLaw.number(done.count() / seconds, done.meanSeconds());
        double ofAll = ofDone + LittlesLaw.number(failed.count() / seconds, failed.meanSeconds());
        lines.add(Line.of("at the client, 3 × the peak, all requests", "1", ofAll, measured));
        lines.add(Line.of("at the client, 3 × the peak, only those that succeed", "1", ofDone, measured));
        notes.add(String.format(
                Locale.ROOT,
                "3 × the peak: %s done in %.1f ms, %s rejected in %.1f ms",
                done.count(),
                done.meanSeconds() * MILLIS,
                failed.count(),
                failed.meanSeconds() * MILLIS));
    }
}
