package dev.souk.system.bench.experiment;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Customer.Request;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Series;
import dev.souk.system.chaos.load.Pacing;
import dev.souk.system.observe.Database;
import dev.souk.tools.process.ProcessStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Replaces both instances of each service under load, and counts what fails: calls, and events of open streams.
 *
 * @param counted where calls are counted that begin now
 */
record RollExperiment(
        ExperimentRun run, int perSecond, int connections, int streams, AtomicReference<Outcome> counted) {

    private static final String TITLE = "Calls to all services while the instances of one are replaced";
    private static final String HEADINGS = "service | calls | failed | p50, ms | p99, ms | an instance, s";
    private static final List<ServiceDefinition> SERVICES = List.of(Topology.USERS, Topology.CARTS, Topology.ORDERS);
    private static final String ORDERS = Topology.ORDERS.name();
    private static final int INSTANCES = 2;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Few writes, one of 40 an order: two processors carry cold JVMs besides. */
    private static final int WRITE_EACH = 20;

    private static final List<Request> READS = List.of(
            customer -> customer.readItems(),
            customer -> customer.get("/users/me"),
            customer -> customer.get("/orders?limit=5"),
            customer -> customer.get("/cart"),
            customer -> customer.get("/wallet"));
    private static final List<Request> WRITES = List.of(Customer::placeOrder, customer -> customer.deposit(1));

    /** What came of replacing one service. */
    private record Rolls(Outcome calls, List<Double> seconds) {}

    static void run(ExperimentRun run) throws IOException, InterruptedException {
        var counted = new AtomicReference<>(new Outcome());
        var experiment = new RollExperiment(run, run.sized(240, 80), run.sized(24, 8), run.sized(20, 8), counted);
        SoukOptions options = run.options("roll", ExperimentRun.HIGH_LIMITS)
                .withEnvironment(ORDERS, "SOUK_ORDER_DEADLINE", "1h"); // for the orders whose streams stay open
        for (ServiceDefinition service : SERVICES) {
            options = options.with(service.name(), INSTANCES);
        }
        run.measure(options, experiment.connections + experiment.streams, experiment::measure);
    }

    private void measure(RunningSouk souk, Shop shop) throws IOException, InterruptedException {
        run.report()
                .with("connections", connections)
                .with("calls a second", perSecond)
                .with("event streams", streams);
        var callers = new Shop(shop.customers().subList(0, connections));
        callers.customers().forEach(Customer::repeatNothing);
        Database orders = Database.ofOwner(souk, ORDERS);
        var open = new ArrayList<OrderStream>();
        Map<ServiceDefinition, Rolls> rolls;
        try (var _ = inUse(callers)) {
            Pacing.pause(run.seconds(60, 3));
            for (Customer customer : shop.customers().subList(connections, connections + streams)) {
                open.add(new OrderStream(
                        customer,
                        orders,
                        kind -> Objects.requireNonNull(counted.get()).fail(kind)));
            }
            rolls = roll(souk);
        } // what fails late has failed now
        rolls.forEach(this::add);
        end(open);
    }

    private Load.Background inUse(Shop callers) {
        var calls = new AtomicInteger();
        return Load.inBackground(perSecond, due -> {
            Request request = request(calls.incrementAndGet());
            Objects.requireNonNull(counted.get()).record(() -> callers.perform(request, TIMEOUT), due);
        });
    }

    private static Request request(int number) {
        return number % WRITE_EACH == 0
                ? WRITES.get(number / WRITE_EACH % WRITES.size())
                : READS.get(number % READS.size());
    }

    private Map<ServiceDefinition, Rolls> roll(RunningSouk souk) throws InterruptedException {
        var rolls = new LinkedHashMap<ServiceDefinition, Rolls>();
        for (int round = 1; round <= run.arguments().rounds(); round++) {
            for (ServiceDefinition service : SERVICES) {
                run.say("roll of %s, %s".formatted(service.name(), round));
                Rolls all = rolls.computeIfAbsent(service, _ -> new Rolls(new Outcome(), new ArrayList<>()));
                counted.set(all.calls());
                for (ProcessStatus instance : souk.status().of(service)) {
                    long begin = System.nanoTime();
                    souk.replace(instance.name());
                    all.seconds().add((System.nanoTime() - begin) / 1e9);
                }
                Pacing.pause(run.seconds(3, 1));
            }
        }
        counted.set(new Outcome());
        return rolls;
    }

    private void add(ServiceDefinition service, Rolls rolls) {
        Outcome calls = rolls.calls();
        var seconds = new Series(rolls.seconds());
        run.row(TITLE, HEADINGS, calls, service.name(), calls.requests(), seconds);
        run.requireAsConfigured(
                calls.done() > 0 && calls.failed() == 0,
                "a call failed while %s was replaced".formatted(service.name()));
    }

    private void end(List<OrderStream> open) throws InterruptedException {
        open.forEach(OrderStream::confirm);
        int wrong = 0;
        for (OrderStream stream : open) {
            wrong += stream.isComplete() ? 0 : 1;
        }
        run.report()
                .table("Event streams that were open all the time", "opened again | with a lost or repeated event")
                .add(open.stream().mapToInt(OrderStream::reconnects).sum(), wrong);
        run.requireAsConfigured(wrong == 0, "an event was lost or came twice");
    }
}
