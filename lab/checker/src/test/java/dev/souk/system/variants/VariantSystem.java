package dev.souk.system.variants;

import static java.util.stream.Collectors.toSet;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOperations.Operation;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.api.Topology;
import dev.souk.system.chaos.fault.Poison;
import dev.souk.system.check.Checker;
import dev.souk.system.check.Report;
import dev.souk.system.check.Verdict;
import dev.souk.system.check.Verdict.Violation;
import dev.souk.system.observe.Database;
import dev.souk.system.observe.Target;
import dev.souk.system.observe.Topics;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import dev.souk.tools.checkout.SourceTree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * A launched system whose services can be given a defect, and everything that a scenario does to it. It has none of the
 * {@link DatabaseGuards}: the correct build holds every invariant without them.
 */
final class VariantSystem implements AutoCloseable {

    /** Longer than any scenario keeps an order waiting, short enough to wait for. */
    private static final String DEADLINE = "25s";

    private static final List<ServiceDefinition> PARTS = List.of(Topology.USERS, Topology.CARTS, Topology.ORDERS);
    private static final Duration TIMEOUT = Duration.ofSeconds(40);
    private static final Duration REST = Duration.ofMinutes(2);
    private static final Duration REST_OF_BROKEN = Duration.ofSeconds(20); // many never rest
    private static final long MONEY = 1_000_000;

    private final RunningSouk souk;
    private final Defects defects;
    private final Target target;
    private final ApiClient anybody;

    private VariantSystem(RunningSouk souk, Defects defects) {
        this.souk = souk;
        this.defects = defects;
        this.target = Target.of(souk.status());
        this.anybody = new ApiClient(souk.gateway());
    }

    /** Starts a system without a defect in a folder of its own. */
    static VariantSystem start(Path folder) {
        SourceTree source = SourceTree.containing(Path.of(""));
        var defects = new Defects(folder.resolve("defects"), PARTS);
        SoukOptions options = SoukOptions.isolated(source, folder.resolve(".souk"))
                .withEnvironment(Topology.ORDERS.name(), "SOUK_ORDER_DEADLINE", DEADLINE);
        for (ServiceDefinition part : PARTS) {
            options = options.withEnvironment(part.name(), defects.environment(part))
                    .withJars(
                            part.name(),
                            List.of(
                                    BrokenJars.of(source.root(), "common-lib/messaging"),
                                    BrokenJars.of(source.root(), "common-lib/web"),
                                    BrokenJars.of(source.root(), part.name())));
        }
        var system = new VariantSystem(Souk.LAUNCHER.launch(options, _ -> {}), defects);
        DatabaseGuards.ALL.forEach((part, guard) -> system.ownedDatabase(part).execute(guard));
        return system;
    }

    /** Restarts what has a defect now, or shall have one. */
    void giveDefect(ServiceDefinition part, String defect) {
        defects.replaceBy(part, defect).forEach(changed -> {
            kill(changed);
            start(changed);
        });
    }

    /** Restarts what has a defect now. */
    void repair() {
        giveDefect(Topology.ORDERS, Defects.NONE);
    }

    VariantCustomer customer() {
        return VariantCustomer.with(MONEY, anybody);
    }

    /** A new item with so many pieces. */
    String item(int pieces) {
        ApiClient admin = admin();
        ApiResponse item = VariantCustomer.whenServed(() -> newItem(admin)).expect(201);
        String id = item.json().path("id").asString();
        deliver(id, pieces);
        return id;
    }

    /** More pieces of an item. */
    void deliver(String item, int pieces) {
        ApiClient once = admin().with("Idempotency-Key", VariantCustomer.newKey());
        VariantCustomer.whenServed(() -> once.post("/items/" + item + "/stock", Map.of("delta", pieces)))
                .expect(201);
    }

    /** Logged in anew: all scenarios together may last longer than a token. */
    private ApiClient admin() {
        AdminAccount account = souk.status().admin();
        return VariantCustomer.logIn(anybody, account.email(), account.password());
    }

    private static ApiResponse newItem(ApiClient admin) {
        String sku = "V-" + UUID.randomUUID().toString().substring(0, 30);
        return admin.post("/items", Map.of("sku", sku, "name", "Thing", "price_cents", 100));
    }

    Database database(ServiceDefinition part) {
        return target.database(part.name());
    }

    /** The number that a query returns. */
    long number(ServiceDefinition part, String sql, Object... parameters) {
        return Long.parseLong(database(part).column(sql, parameters).getFirst());
    }

    /** With a role that may change tables. */
    Database ownedDatabase(ServiceDefinition part) {
        return Database.ofOwner(souk, part.name());
    }

    DeliveredRecords records() {
        return new DeliveredRecords(new Topics(target.kafka()));
    }

    /** Publishes a record that no consumer can read. */
    void publish(Poison poison) {
        poison.publish(target.kafka());
    }

    void kill(ServiceDefinition part) {
        souk.kill(part.name(), true);
    }

    void start(ServiceDefinition part) {
        souk.start(part.name());
    }

    void awaitStatus(VariantCustomer customer, UUID order, String status) {
        until("order to be " + status, () -> customer.status(order).equals(status));
    }

    /**
     * Returns when each instance of cart-service receives orders: it is ready before that, a rebalance takes longer.
     */
    void scaleCarts(int instances) {
        souk.perform(new Operation.Scale(Topology.CARTS.name(), instances));
        try (Admin broker = Admin.create(target.kafka().settings())) {
            until("each cart-service to have partitions of souk.orders", () -> readersOfOrders(broker) == instances);
        }
    }

    private static long readersOfOrders(Admin broker) throws ExecutionException, InterruptedException {
        return broker.describeConsumerGroups(List.of(Topology.CARTS.name())).all().get().values().stream()
                .flatMap(group -> group.members().stream())
                .filter(member -> member.assignment().topicPartitions().stream()
                        .anyMatch(partition -> partition.topic().equals("souk.orders")))
                .count();
    }

    static void until(String what, Callable<Boolean> condition) {
        await(what).atMost(TIMEOUT).pollInterval(Duration.ofMillis(50)).until(condition);
    }

    /** What a scenario breaks in a system that had no defect before. */
    Report check(Scenario scenario) {
        return new Report(scenario.run(this)).and(check(REST));
    }

    /** What it breaks beside what earlier defects have broken; some of them prevent that the system rests. */
    Report checkBroken(Scenario scenario) {
        Report before = check(REST_OF_BROKEN);
        Report seen = new Report(scenario.run(this));
        return seen.and(without(before, check(REST_OF_BROKEN)));
    }

    /** A report without the violations that an earlier one of the same system has already. */
    private static Report without(Report earlier, Report later) {
        Set<Violation> known = earlier.verdicts().stream()
                .flatMap(verdict -> verdict.violations().stream())
                .collect(toSet());
        return new Report(later.verdicts().stream()
                .map(verdict -> new Verdict(
                        verdict.invariant(),
                        verdict.claim(),
                        verdict.checkedCount(),
                        verdict.violations().stream()
                                .filter(violation -> !known.contains(violation))
                                .toList()))
                .toList());
    }

    private Report check(Duration rest) {
        Checker.awaitRest(target, rest);
        return Checker.check(target);
    }

    @Override
    public void close() {
        souk.close();
    }
}
