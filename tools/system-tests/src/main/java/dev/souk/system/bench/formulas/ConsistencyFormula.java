package dev.souk.system.bench.formulas;

import dev.souk.system.bench.figure.Latencies;
import dev.souk.system.bench.formulas.law.PercentileSum;
import dev.souk.system.bench.formulas.observed.SagaHops;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.result.RelationFigures;
import dev.souk.system.bench.result.RelationFigures.Line;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * From the statement that writes an order until another service has committed what follows from it: seen by SQL, and as the
 * sum of its hops in the spans. PostgreSQL and this process have the same clock.
 */
final class ConsistencyFormula implements Formula {

    /** Few enough for all of them to be traced. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final double P50 = 50;
    private static final double P99 = 99;

    private final Clock clock;

    ConsistencyFormula(Clock clock) {
        this.clock = clock;
    }

    @Override
    public RelationFigures measure(FormulaSystem system) throws IOException, InterruptedException {
        Customer customer = system.customers(1).getFirst();
        var reserved = new Latencies();
        var confirmed = new Latencies();
        Instant since = clock.instant();
        try (var orders = new WatchedOrders(system, customer, clock)) {
            for (int number = 0; number < system.plan().orders(); number++) {
                orders.place(reserved, confirmed);
                Pacing.pause(PAUSE);
            }
        }
        List<SagaHops> hops = system
                .traces()
                .newest("POST /orders", since, system.plan().traces())
                .stream()
                .flatMap(trace -> SagaHops.of(trace).stream())
                .toList();
        system.progress().accept("Consistency latency: %d orders, %d traces".formatted(reserved.count(), hops.size()));
        return RelationFigures.of(
                "Consistency latency",
                "T = Σ (outbox + Kafka + processing)",
                List.of(
                        line("order written → stock reserved", P50, hops, SagaHops::untilReserved, reserved),
                        line("order written → stock reserved", P99, hops, SagaHops::untilReserved, reserved),
                        line("order written → CONFIRMED", P50, hops, SagaHops::durations, confirmed),
                        line("order written → CONFIRMED", P99, hops, SagaHops::durations, confirmed)),
                List.of("%d orders, the hops of %d of them".formatted(reserved.count(), hops.size())));
    }

    private static Line line(
            String what,
            double percentile,
            List<SagaHops> hops,
            Function<SagaHops, List<Double>> parts,
            Latencies measured) {
        List<List<Double>> all = hops.stream().map(parts).toList();
        return Line.of(
                "%s, p%.0f".formatted(what, percentile),
                "ms",
                PercentileSum.of(all, percentile),
                measured.millisAt(percentile));
    }
}
