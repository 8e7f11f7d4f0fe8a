package dev.souk.system.bench.formulas;

import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.FreeCustomers.Request;
import dev.souk.system.bench.load.IndependentUsers;
import dev.souk.system.bench.load.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Of two parts that fail independently: A1 · A2 if both are needed, 1 − (1 − A1) · (1 − A2) if one is enough. Each is
 * an instance, and its availability how often it says that it is ready.
 *
 * @param redundant whether one is enough
 */
record Availability(boolean redundant, double first, double second) implements Law {

    private static final double REQUESTS_PER_SECOND = 10;
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final List<String> CHAIN = List.of(Topology.CARTS.name() + "#1", Topology.USERS.name() + "#1");
    private static final List<String> REPLICAS = List.of(Topology.USERS.name() + "#1", Topology.USERS.name() + "#2");

    @Override
    public double predicted() {
        return redundant ? 1 - (1 - first) * (1 - second) : first * second;
    }

    static void measure(FormulaSystem system, Comparisons rows) throws IOException, InterruptedException {
        observe(system, CHAIN, Customer::placeOrder, rows);
        system.souk().scale(Topology.USERS.name(), 2);
        observe(system, REPLICAS, customer -> customer.caller().readWallet(), rows);
    }

    private static void observe(FormulaSystem system, List<String> parts, Request request, Comparisons rows)
            throws IOException, InterruptedException {
        boolean isEnough = parts.equals(REPLICAS);
        var outages = new Outages(
                system.souk(), system.settings().slots(), system.settings().slot());
        var free = new FreeCustomers(system.customers(system.settings().customers()));
        Callable<Double> one = outages.readiness(parts.getFirst());
        Callable<Double> other = outages.readiness(parts.getLast());
        var first = new Sampler(one, INTERVAL);
        var second = new Sampler(other, INTERVAL);
        var served = new Sampler(
                () -> isEnough ? Math.max(one.call(), other.call()) : Math.min(one.call(), other.call()), INTERVAL);
        Thread kills = outages.begin(parts.getFirst(), parts.getLast());
        Outcome outcome = new IndependentUsers(REQUESTS_PER_SECOND).run(() -> free.perform(request), outages.length());
        kills.join();
        var law = new Availability(isEnough, first.mean(), second.mean());
        String setting = isEnough ? "a read, which needs one of two" : "a checkout, which needs both";
        double done = (double) outcome.done() / outcome.requests();
        rows.add(
                String.format(Locale.ROOT, "%s, A1 %.3f, A2 %.3f", setting, law.first(), law.second()), "1", law, done);
        rows.add(setting + ", by the time that enough were ready", "1", served.mean(), done);
    }
}
