package dev.souk.system.variants;

import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.api.Topology;
import dev.souk.system.chaos.fault.Poison;
import dev.souk.system.check.Checker;
import dev.souk.system.observe.Broker;
import dev.souk.system.observe.Database;
import dev.souk.system.observe.RestState;
import dev.souk.system.observe.Target;
import dev.souk.system.observe.Topics;
import dev.souk.system.verdict.Report;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.TestApi;
import dev.souk.tools.checkout.SourceTree;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/** A launched system, and everything that a scenario does to it. */
final class VariantSystem implements AutoCloseable {

    /** Longer than any scenario keeps an order waiting, short enough to wait for. */
    private static final String DEADLINE = "10s";

    private static final Duration TIMEOUT = Duration.ofSeconds(40);
    private static final Duration REST = Duration.ofSeconds(30);
    private static final long MONEY = 1_000_000;
    private static final int CART_INSTANCES = 2;

    private final RunningSouk souk;
    private final Target target;
    private final TestApi api;
    private final ApiClient admin;

    private VariantSystem(RunningSouk souk) {
        this.souk = souk;
        this.target = Target.of(souk.status());
        this.api = new TestApi(() -> URI.create(souk.gateway()).getPort(), (user, role) -> "");
        AdminAccount account = souk.status().admin();
        this.admin = VariantCustomer.logIn(api, account.email(), account.password());
    }

    /** A system of the correct build. */
    static VariantSystem correct(Path state) {
        return new VariantSystem(Souk.launch(options(state), _ -> {}));
    }

    /** A system with one defect in one service, and without the database guards that would prevent its effect. */
    static VariantSystem broken(Path state, ServiceDefinition part, String defect, List<String> guards) {
        Path root = SourceTree.containing(Path.of("")).root();
        SoukOptions options = options(state)
                .withEnvironment(part.name(), "SOUK_BROKEN", defect)
                .withJar(part.name(), BrokenJars.of(root, "common-lib/messaging"))
                .withJar(part.name(), BrokenJars.of(root, "common-lib/web"))
                .withJar(part.name(), BrokenJars.of(root, part.name()));
        var system = new VariantSystem(Souk.launch(options, _ -> {}));
        guards.forEach(guard -> system.ownedDatabase(part).execute(guard));
        return system;
    }

    private static SoukOptions options(Path state) {
        return SoukOptions.isolated(SourceTree.containing(Path.of("")), state)
                .with(Topology.CARTS.name(), CART_INSTANCES)
                .withEnvironment(Topology.ORDERS.name(), "SOUK_ORDER_DEADLINE", DEADLINE);
    }

    VariantCustomer customer() {
        return VariantCustomer.with(MONEY, api);
    }

    /** A new item with so many pieces. */
    String item(int pieces) {
        Map<String, Object> item = Map.of(
                "sku", "V-" + UUID.randomUUID().toString().substring(0, 30), "name", "Thing", "price_cents", 100);
        String id = admin.post("/items", item).expect(201).json().path("id").asString();
        admin.with("Idempotency-Key", VariantCustomer.newKey())
                .post("/items/" + id + "/stock", Map.of("delta", pieces))
                .expect(201);
        return id;
    }

    Database database(ServiceDefinition part) {
        return target.database(part.name());
    }

    /** With a role that may change tables. */
    Database ownedDatabase(ServiceDefinition part) {
        return database(part).asOwner(souk.secrets().ofOwner(part.name()));
    }

    DeliveredRecords records() {
        return new DeliveredRecords(new Topics(target.kafka()));
    }

    /** Publishes a record that no consumer can read. */
    void publish(Poison poison) {
        try {
            poison.publish(target.kafka());
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
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

    /** Waits until each instance of cart-service receives orders: it is ready before that, a rebalance takes longer. */
    void awaitOrdersAtEachCartService() {
        try (var broker = new Broker(target.kafka())) {
            until(
                    "each cart-service to have partitions of souk.orders",
                    () -> broker.consumers(Topology.CARTS.name(), "souk.orders") == CART_INSTANCES);
        }
    }

    static void until(String what, Callable<Boolean> condition) {
        await(what).atMost(TIMEOUT).pollInterval(Duration.ofMillis(50)).until(condition);
    }

    /** Waits for rest, which some defects prevent, and checks everything. */
    Report check() {
        RestState.await(target, REST);
        return Checker.check(target);
    }

    @Override
    public void close() {
        souk.close();
    }
}
