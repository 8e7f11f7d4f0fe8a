package dev.souk.system.check;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.api.SoukStatus.DatabaseStatus;
import dev.souk.system.observe.Target;
import dev.souk.system.observe.Topics;
import dev.souk.system.session.Sessions;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.client.Json;
import dev.souk.tools.demo.DemoResult;
import dev.souk.tools.demo.DemoScenario;
import dev.souk.tools.process.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.node.ObjectNode;

/** A launched system with some orders and logouts, at rest. */
final class SeededShop implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final RunningSouk souk;
    private final Path state;

    SeededShop(Path state) {
        this.state = state;
        this.souk = Souk.LAUNCHER.launch(SoukOptions.isolated(SourceTree.containing(Path.of("")), state), _ -> {});
        placeOrders();
        placeOrders();
        poison();
        if (!Checker.awaitRest(target(), LIMIT)) {
            throw new IllegalStateException("Not at rest after " + LIMIT);
        }
    }

    Target target() {
        return Target.of(souk.status());
    }

    /** Of the shop, as {@code souk status --json} prints it, but with the databases of the target. */
    String status(Target target) {
        SoukStatus status = souk.status();
        var databases = target.databases().entrySet().stream()
                .map(each -> new DatabaseStatus(
                        each.getKey(),
                        each.getValue().jdbcUrl(),
                        each.getValue().user(),
                        each.getValue().password()))
                .toList();
        ObjectNode json = Json.MAPPER.valueToTree(status);
        return json.set("databases", Json.MAPPER.valueToTree(databases)).toString();
    }

    String superuserPassword() {
        return souk.secrets().ofSuperuser();
    }

    Path logs() {
        return state.resolve("logs");
    }

    /** Stops the services, so that none has a connection to a database that is copied. */
    void stopServices() {
        for (String service : target().databases().keySet()) {
            souk.kill(service, true);
        }
    }

    /** On a busy machine a call may time out; then the orders are placed again. */
    private void placeOrders() {
        boolean placed = Await.atMost(LIMIT).until(() -> {
            try {
                DemoResult result = new DemoScenario(souk.gateway()).run();
                var sessions = new Sessions(souk.gateway());
                sessions.logOut(sessions.logIn(result.customer(), DemoScenario.PASSWORD));
                return result.isAsExpected();
            } catch (ToolException | IOException | ConditionTimeoutException late) {
                return false;
            }
        });
        if (!placed) {
            throw new IllegalStateException("No order was placed within " + LIMIT);
        }
    }

    /** Publishes a record that no consumer can read, so that there is a dead letter. */
    private void poison() {
        byte[] key = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        byte[] value = "{\"order_id\":".getBytes(StandardCharsets.UTF_8);
        new Topics(target().kafka()).publish(List.of(new ProducerRecord<>("souk.orders", key, value)));
    }

    @Override
    public void close() {
        souk.close();
    }
}
