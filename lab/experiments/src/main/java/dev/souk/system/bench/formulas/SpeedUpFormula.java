package dev.souk.system.bench.formulas;

import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.formulas.law.AmdahlsLaw;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.result.RelationFigures;
import dev.souk.system.bench.result.RelationFigures.Line;
import dev.souk.tools.proxy.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Reads by one, two and four instances of user-service: while they use the processors of this machine, and while they
 * wait for a slow connection to their database. The serial fraction is fitted to two instances, and predicts four.
 */
final class SpeedUpFormula implements Formula {

    static final int MOST = 4;

    private static final List<Integer> INSTANCES = List.of(1, 2, MOST);

    /** An instance has ten connections, so it reads at most 125 times a second. */
    private static final Duration DELAY = Duration.ofMillis(40);

    private final List<Double> busy = new ArrayList<>();
    private final List<Double> waiting = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** The connections that can be made slow. */
    static List<ProxyRoute> routes() {
        return IntStream.rangeClosed(1, MOST)
                .mapToObj(number -> new ProxyRoute(FormulaSystem.USERS + "#" + number, Topology.POSTGRES))
                .toList();
    }

    @Override
    public RelationFigures measure(FormulaSystem system) throws IOException, InterruptedException {
        for (int instances : INSTANCES) {
            system.souk().scale(FormulaSystem.USERS, instances);
            read(system, instances);
            system.progress()
                    .accept(String.format(
                            Locale.ROOT,
                            "Speed-up, instances: %s, %.0f and %.0f reads a second",
                            instances,
                            busy.getLast(),
                            waiting.getLast()));
        }
        add("they wait for the database", waiting);
        double processors = busy.getLast() / waiting.getFirst();
        lines.add(Line.of(
                "they wait for the database: 4 instances, min(S, processors)",
                "×",
                Math.min(law(waiting).speedUp(MOST), processors),
                waiting.getLast() / waiting.getFirst()));
        add("they share two processors", busy);
        return RelationFigures.of("Amdahl's law", "S(n) = 1 / (s + (1 − s) / n)", lines, notes);
    }

    private void read(FormulaSystem system, int instances) throws IOException {
        FormulasPlan plan = system.plan();
        List<Customer> customers = system.customers(plan.customers());
        read(system, customers, plan.warmUp().multipliedBy(instances)); // each gets a part of the load
        busy.add(read(system, customers, plan.window()));
        apply(system, new Traffic.Slow(DELAY));
        read(system, customers, plan.warmUp().dividedBy(4));
        waiting.add(read(system, customers, plan.window()));
        apply(system, new Traffic.Flows());
    }

    private static double read(FormulaSystem system, List<Customer> customers, Duration length) {
        return system.readWallets(customers, FormulaSystem.wallets(), length).perSecond();
    }

    private static void apply(FormulaSystem system, Traffic traffic) {
        routes().forEach(route -> system.souk().proxy(route).apply(traffic));
    }

    private static AmdahlsLaw law(List<Double> rates) {
        return AmdahlsLaw.fitted(2, rates.get(1) / rates.getFirst());
    }

    private void add(String setting, List<Double> rates) {
        AmdahlsLaw law = law(rates);
        lines.add(Line.of("%s: 2 instances, s = 0".formatted(setting), "×", 2, law.speedUp(2)));
        lines.add(Line.of(
                String.format(Locale.ROOT, "%s: 4 instances, s = %.2f", setting, law.serialFraction()),
                "×",
                law.speedUp(MOST),
                rates.getLast() / rates.getFirst()));
        notes.add(String.format(
                Locale.ROOT,
                "%s: %.0f, %.0f and %.0f reads a second",
                setting,
                rates.getFirst(),
                rates.get(1),
                rates.getLast()));
    }
}
