package dev.souk.system.bench.failover;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.IndependentUsers;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.result.FailoverFault;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Faults of a running system, while customers read their orders, and one call of twenty places one. */
record LoadedFaults(RunningSouk souk, FailoverPlan plan, Consumer<String> progress) {

    private static final int ORDER_EACH = 20;
    private static final Duration UNTIL_WELL = Duration.ofSeconds(60);

    /** Each instance has enough time to register, and to be called as often as the others. */
    private static final Duration BETWEEN = Duration.ofSeconds(15);

    List<FailoverFault> run(Policy policy) throws IOException, InterruptedException {
        HttpAddress gateway = HttpAddress.plain(URI.create(souk.gateway()));
        try (Shop shop = Shop.open(gateway, souk.status().admin(), plan.customers())) {
            for (Customer customer : shop.customers()) {
                customer.order(); // one that can be read
            }
            Work work = work(new FreeCustomers(shop.customers()));
            new IndependentUsers(plan.perSecond()).run(work, plan.warmUp());
            var faults = new ArrayList<FailoverFault>();
            for (int round = 1; round <= plan.rounds(); round++) {
                faults.add(measure(policy, List.of(FailoverExperiment.INSTANCES), work, shop));
            }
            List<Integer> all = IntStream.rangeClosed(1, FailoverExperiment.INSTANCES)
                    .boxed()
                    .toList();
            for (int round = 1; round <= plan.rounds(); round++) {
                faults.add(measure(policy, all, work, shop));
            }
            return faults;
        }
    }

    private static Work work(FreeCustomers customers) {
        var number = new AtomicInteger();
        return () -> customers.perform(customer -> {
            if (number.incrementAndGet() % ORDER_EACH == 0) {
                customer.placeOrder();
            } else {
                customer.caller().readOrders();
            }
        });
    }

    private FailoverFault measure(Policy policy, List<Integer> killed, Work work, Shop shop)
            throws InterruptedException {
        List<String> names = killed.stream()
                .map(number -> FailoverExperiment.SERVICE + "#" + number)
                .toList();
        try (var arrivals = new Arrivals(souk, FailoverExperiment.SERVICE)) {
            arrivals.start();
            long begin = System.nanoTime();
            names.forEach(name -> souk.kill(name, true));
            Outcome outcome = new IndependentUsers(plan.perSecond()).run(work, plan.fault());
            FailoverFault fault = new FailoverFault(
                    policy.name(),
                    "kill -9 of %s of %s".formatted(killed.size(), FailoverExperiment.INSTANCES),
                    outcome.latencies().count(),
                    outcome.errors(),
                    arrivals.calls(),
                    arrivals.secondsUntilLastFailure(begin),
                    outcome.latencies().count() == 0 ? 0 : outcome.latencies().millisAt(99));
            progress.accept(fault.row());
            names.forEach(souk::start);
            awaitWell(shop);
            return fault;
        }
    }

    private void awaitWell(Shop shop) throws InterruptedException {
        if (!shop.customers().getFirst().ordersWithin(UNTIL_WELL)) {
            throw new IllegalStateException("No order was confirmed within " + UNTIL_WELL);
        }
        Pacing.pause(BETWEEN);
    }
}
