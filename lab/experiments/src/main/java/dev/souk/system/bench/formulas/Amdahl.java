package dev.souk.system.bench.formulas;

import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.Topology;
import dev.souk.tools.proxy.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * S(n) = 1 / (s + (1 − s) / n) (Gene Amdahl, 1967), for reads by one, two and four instances of user-service: while
 * they use the processors of this machine, and while they wait for their database. The serial part is fitted to two
 * instances, and predicts four.
 *
 * @param serial the part of the work that cannot be shared; more than 1 if a second instance made it slower
 */
record Amdahl(double serial, int instances) implements Law {

    private static final int MOST = 4;
    private static final String SERVICE = Topology.USERS.name();

    /** An instance has ten connections, so it reads at most 125 times a second. */
    private static final Duration DELAY = Duration.ofMillis(40);

    /** The law for so many instances that has this speed-up with two. */
    static Amdahl fitted(double speedUpOfTwo, int instances) {
        return new Amdahl(2 / speedUpOfTwo - 1, instances);
    }

    @Override
    public double predicted() {
        return 1 / (serial + (1 - serial) / instances);
    }

    /** The connections that can be made slow. */
    static List<ProxyRoute> routes() {
        return IntStream.rangeClosed(1, MOST)
                .mapToObj(number -> new ProxyRoute(SERVICE + "#" + number, Topology.POSTGRES))
                .toList();
    }

    static void measure(FormulaSystem system, Comparisons rows) throws IOException, InterruptedException {
        var busy = new ArrayList<Double>();
        var waiting = new ArrayList<Double>();
        for (int instances = 1; instances <= MOST; instances *= 2) {
            system.souk().scale(SERVICE, instances);
            for (int warmUp = 0; warmUp < instances; warmUp++) {
                readsPerSecond(system); // each gets a part of the load
            }
            busy.add(readsPerSecond(system));
            apply(system, new Traffic.Slow(DELAY));
            waiting.add(readsPerSecond(system));
            apply(system, new Traffic.Flows());
        }
        system.souk().scale(SERVICE, 1);
        add("wait for the database", waiting, rows);
        add("share the processors", busy, rows);
    }

    private static double readsPerSecond(FormulaSystem system) throws IOException, InterruptedException {
        return system.readWallets(system.settings().customers()).perSecond();
    }

    private static void apply(FormulaSystem system, Traffic traffic) {
        routes().forEach(route -> system.souk().proxy(route).apply(traffic));
    }

    private static void add(String what, List<Double> rates, Comparisons rows) {
        double ofTwo = rates.get(1) / rates.getFirst();
        var law = Amdahl.fitted(ofTwo, MOST);
        rows.add("2 instances %s, s = 0".formatted(what), "×", new Amdahl(0, 2), ofTwo);
        String four = String.format(Locale.ROOT, "4 instances %s, s = %.2f", what, law.serial());
        rows.add(four, "×", law, rates.getLast() / rates.getFirst());
    }
}
