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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * From the statement that writes an order until another service has committed what follows from it: seen by SQL, and as
 * the sum of its hops in the spans. PostgreSQL and this process have the same clock.
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
        List<SagaHops> hops = hops(system, since);
        system.progress().accept("Consistency latency: %s orders, %s traces".formatted(reserved.count(), hops.size()));
        var lines = new ArrayList<Line>();
        lines.addAll(lines("order written → stock reserved", hops, SagaHops::untilReserved, reserved));
        lines.addAll(lines("order written → CONFIRMED", hops, SagaHops::durations, confirmed));
        return RelationFigures.of(
                "Consistency latency",
                "T = Σ (outbox + Kafka + processing)",
                lines,
                List.of("%s orders, the hops of %s of them".formatted(reserved.count(), hops.size())));
    }

    private static List<SagaHops> hops(FormulaSystem system, Instant since) {
        return system.traces().newest("POST /orders", since, system.plan().orders()).stream()
                .flatMap(trace -> SagaHops.of(trace).stream())
                .toList();
    }

    private static List<Line> lines(
            String what, List<SagaHops> hops, Function<SagaHops, List<Double>> parts, Latencies measured) {
        List<List<Double>> all = hops.stream().map(parts).toList();
        return List.of(
                Line.of(what + ", p50", "ms", PercentileSum.of(all, P50), measured.millisAt(P50)),
                Line.of(what + ", p99", "ms", PercentileSum.of(all, P99), measured.millisAt(P99)),
                Line.of(what + ", p99 of the sums", "ms", PercentileSum.ofSums(all, P99), measured.millisAt(P99)));
    }
}
