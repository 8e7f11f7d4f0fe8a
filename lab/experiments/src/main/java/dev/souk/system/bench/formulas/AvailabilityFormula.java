package dev.souk.system.bench.formulas;

import dev.souk.system.bench.formulas.ScheduledKills.Observed;
import dev.souk.system.bench.formulas.law.Availability;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.FreeCustomers.Request;
import dev.souk.system.bench.result.RelationFigures;
import dev.souk.system.bench.result.RelationFigures.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Two instances are killed and started again by a schedule: first two that a checkout needs both, then two that a read
 * of the wallet needs one of. The availability of an instance is how often it says that it is ready.
 */
final class AvailabilityFormula implements Formula {

    private static final double CHECKOUTS_PER_SECOND = 4;
    private static final double READS_PER_SECOND = 20;
    private static final String FIRST = FormulaSystem.USERS + "#1";
    private static final String SECOND = FormulaSystem.USERS + "#2";
    private static final String CART = FormulaSystem.CARTS + "#1";

    private final List<Line> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    @Override
    public RelationFigures measure(FormulaSystem system) throws IOException, InterruptedException {
        system.souk().scale(FormulaSystem.USERS, 1);
        chain(system, "checkout, cart-service down longer", CART, FIRST);
        chain(system, "checkout, user-service down longer", FIRST, CART);
        system.souk().scale(FormulaSystem.USERS, 2);
        var kills = new ScheduledKills(system, FIRST, SECOND);
        Observed replicas = observe(system, kills, customer -> customer.caller().readWallet(), READS_PER_SECOND);
        add(
                "read, two instances of user-service",
                replicas,
                Availability.ofReplicas(replicas.first(), replicas.second()),
                replicas.any());
        return RelationFigures.of("Availability", "A1 · A2, and 1 − (1 − A1) · (1 − A2)", lines, notes);
    }

    /**
     * Both are needed. An instance of cart-service is not ready before it has seen user-service, whose keys it needs.
     */
    private void chain(FormulaSystem system, String setting, String longer, String shorter)
            throws IOException, InterruptedException {
        var kills = new ScheduledKills(system, longer, shorter);
        Observed chain = observe(system, kills, Customer::placeOrder, CHECKOUTS_PER_SECOND);
        add(setting, chain, Availability.ofChain(chain.first(), chain.second()), chain.both());
    }

    private static Observed observe(FormulaSystem system, ScheduledKills kills, Request request, double perSecond)
            throws IOException, InterruptedException {
        List<Customer> customers = system.customers(system.plan().customers());
        var free = new FreeCustomers(customers);
        system.readWallets(customers, FormulaSystem.wallets(), system.plan().warmUp());
        return kills.observe(() -> free.perform(request), perSecond);
    }

    private void add(String setting, Observed observed, double ofParts, double ofTime) {
        lines.add(Line.of(setting, "1", ofParts, observed.served()));
        lines.add(Line.of(setting + ", by the time that enough were ready", "1", ofTime, observed.served()));
        notes.add(String.format(
                Locale.ROOT,
                "%s: A1 %.3f, A2 %.3f; failed: %s",
                setting,
                observed.first(),
                observed.second(),
                observed.failures()));
    }
}
