package dev.souk.system.bench.formulas;

import dev.souk.system.bench.formulas.FormulaSystem.Observed;
import java.io.IOException;
import java.util.Locale;

/**
 * T = network + queueing + processing: what a client waits for is the sum of what the timers on the way show; of means,
 * which can be added.
 *
 * @param gateway what the gateway takes itself
 * @param between from the gateway's call to the service and back: the network, and the queue for a processor
 * @param pool what the service waits for a connection to the database
 * @param service what it takes besides
 */
record Latency(double gateway, double between, double pool, double service) implements Law {

    private static final int LOADED = 16;

    @Override
    public double predicted() {
        return gateway + between + pool + service;
    }

    static void measure(FormulaSystem system, Comparisons rows) throws IOException, InterruptedException {
        Observed alone = system.readWallets(1);
        Observed loaded = system.readWallets(LOADED);
        add(alone, rows);
        add(loaded, rows);
        rows.add("customers: " + LOADED + ", by the parts of 1", "ms", parts(alone), loaded.clientMillis());
    }

    private static Latency parts(Observed observed) {
        double calls = observed.meanMillis(Query.CALLS_OF_GATEWAY);
        double service = observed.meanMillis(Query.REQUESTS_IN_SERVICE);
        double pool = observed.meanMillis(Query.WAITS_FOR_CONNECTION);
        double gateway = observed.meanMillis(Query.REQUESTS_AT_GATEWAY);
        return new Latency(gateway - calls, calls - service, pool, service - pool);
    }

    private static void add(Observed observed, Comparisons rows) {
        Latency law = parts(observed);
        String setting = String.format(
                Locale.ROOT,
                "customers: %s, gateway %.1f + between %.1f + pool %.1f + service %.1f",
                observed.customers(),
                law.gateway(),
                law.between(),
                law.pool(),
                law.service());
        rows.add(setting, "ms", law, observed.clientMillis());
    }
}
