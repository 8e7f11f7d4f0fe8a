package dev.souk.system.bench.formulas;

import dev.souk.system.bench.formulas.FormulaSystem.Observed;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * L = λ · W (John Little, 1961): the mean number in a system is the rate of arrivals times the time in it. In
 * user-service the number is a gauge, rate and time are those of its timer of requests.
 */
record LittlesLaw(double perSecond, double millis) implements Law {

    private static final List<Integer> CUSTOMERS = List.of(1, 4, 16, 48);

    @Override
    public double predicted() {
        return perSecond * millis / MILLIS;
    }

    static void measure(FormulaSystem system, Comparisons rows) throws IOException, InterruptedException {
        int most = system.settings().customers();
        system.readWallets(most); // compiles what is measured
        for (int customers : CUSTOMERS.stream().filter(count -> count <= most).toList()) {
            Observed observed = system.readWallets(customers);
            var law = new LittlesLaw(observed.perSecond(), observed.meanMillis(Query.REQUESTS_IN_SERVICE));
            String setting = String.format(
                    Locale.ROOT, "customers: %s, λ %.0f/s, W %.2f ms", customers, law.perSecond(), law.millis());
            rows.add(setting, "1", law, observed.inService());
        }
    }
}
