package dev.souk.system.bench.formulas;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.system.bench.formulas.Query.Timer;
import dev.souk.system.bench.load.ClosedLoop;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.result.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The running system that is measured, and its customers. */
record FormulaSystem(RunningSouk souk, Shop shop, Settings settings, Report report) {

    private static final Duration INTERVAL = Duration.ofMillis(50);

    /**
     * How much is measured.
     *
     * @param customers who shop; each has a connection
     * @param window of load for one figure
     * @param orders whose consistency latency is measured
     * @param slots how many there are for each one in which a killed instance is down
     * @param slot its length
     */
    record Settings(int customers, Duration window, int orders, int slots, Duration slot) {

        static Settings of(boolean brief) {
            return brief
                    ? new Settings(16, Duration.ofSeconds(2), 5, 2, Duration.ofSeconds(8))
                    : new Settings(48, Duration.ofSeconds(10), 90, 3, Duration.ofSeconds(12));
        }
    }

    /**
     * What customers did, each of whom always waited for one response, and what the services counted meanwhile.
     *
     * @param inService the mean number of requests in user-service
     */
    record Observed(
            int customers, double perSecond, double inService, Map<Query, Timer> before, Map<Query, Timer> after) {

        /** The mean latency at the client: N / λ. */
        double clientMillis() {
            return customers / perSecond * Law.MILLIS;
        }

        double meanMillis(Query query) {
            return query.in(after).since(query.in(before)).meanMillis();
        }
    }

    /** The first customers, each with a new token: one lives for minutes. */
    List<Customer> customers(int count) throws IOException {
        List<Customer> customers = shop.customers().subList(0, count);
        for (Customer customer : customers) {
            customer.caller().logIn();
        }
        return customers;
    }

    /** Each does its work again and again. A failure makes it no result: nothing is disturbed here. */
    Outcome run(List<Work> users) {
        return report.measured("formulas", ClosedLoop.run(users, settings.window()));
    }

    /** Customers read their wallets: from the gateway to user-service and its database, and nobody caches it. */
    Observed readWallets(int count) throws IOException, InterruptedException {
        List<Work> readers = customers(count).stream()
                .<Work>map(customer -> customer.caller()::readWallet)
                .toList();
        Map<Query, Timer> before = Query.timers(souk);
        var inService = new Sampler(Query.CONCURRENT_REQUESTS.gauge(souk), INTERVAL);
        double perSecond = run(readers).perSecond();
        return new Observed(count, perSecond, inService.mean(), before, Query.timers(souk));
    }
}
