package dev.souk.system.chaos;

import dev.souk.launcher.prepare.SourceTree;
import dev.souk.launcher.running.SoukOptions;
import dev.souk.system.chaos.environment.ClockSkew;
import dev.souk.system.chaos.fault.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a chaos run does.
 *
 * @param checkout whose jars are launched
 * @param state    the folder of the system, history and report
 * @param seeds    one run for each, one after the other on the same system
 * @param length   of each run
 * @param shoppers number of concurrent shoppers
 * @param kinds    kinds of faults to inject
 * @param replay   whether everything is consumed again at the end (I10), which takes half a minute
 * @param system   changes to the system: jars, environment variables
 */
public record ChaosOptions(
        SourceTree checkout,
        Path state,
        List<Long> seeds,
        Duration length,
        int shoppers,
        Set<FaultKind> kinds,
        boolean replay,
        UnaryOperator<SoukOptions> system) {

    private static final int SHOPPERS = 12;

    /** All faults, 12 shoppers, a replay at the end. */
    public static ChaosOptions usual(SourceTree checkout, Path state, List<Long> seeds, Duration length) {
        return new ChaosOptions(
                checkout,
                state,
                seeds,
                length,
                SHOPPERS,
                EnumSet.allOf(FaultKind.class),
                true,
                UnaryOperator.identity());
    }

    /** The same with so many shoppers. */
    public ChaosOptions shoppers(int count) {
        return new ChaosOptions(checkout, state, seeds, length, count, kinds, replay, system);
    }

    /** Two instances of every service, on free ports, with clock skew. */
    SoukOptions souk() {
        return system.apply(ClockSkew.of(SoukOptions.isolated(checkout, state)
                .with("user-service", 2)
                .with("cart-service", 2)
                .with("order-service", 2)));
    }
}
