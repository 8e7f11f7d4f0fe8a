package dev.souk.system.bench.formulas;

import dev.souk.system.bench.figure.Latencies;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.HttpConnection;
import dev.souk.system.bench.load.Response;
import dev.souk.system.bench.load.UnexpectedResponseException;
import dev.souk.system.chaos.environment.Pacing;
import dev.souk.system.observe.Database;
import dev.souk.system.observe.Target;
import dev.souk.tools.ToolException;
import dev.souk.tools.client.Json;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Orders whose way is watched in the tables of two services, by connections that stay open. */
final class WatchedOrders implements AutoCloseable {

    private static final int ACCEPTED = 202;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** A statement takes about as long. */
    private static final Duration INTERVAL = Duration.ofNanos(500_000);

    private final Customer customer;
    private final Clock clock;
    private final HttpConnection gateway;
    private final Connection carts;
    private final Connection orders;

    WatchedOrders(FormulaSystem system, Customer customer, Clock clock) throws IOException {
        this.customer = customer;
        this.clock = clock;
        this.gateway = new HttpConnection(system.gateway());
        Target target = Target.of(system.souk().status());
        this.carts = open(target.database(FormulaSystem.CARTS));
        this.orders = open(target.database(FormulaSystem.ORDERS));
    }

    private static Connection open(Database database) {
        try {
            return database.connect();
        } catch (SQLException unavailable) {
            throw new ToolException("Cannot read %s.".formatted(database.jdbcUrl()), unavailable);
        }
    }

    /** Places an order, and records when its stock was reserved and when it was confirmed. */
    void place(Latencies reserved, Latencies confirmed) throws IOException, InterruptedException {
        customer.fillCart();
        JsonNode order = checkOut();
        UUID id = UUID.fromString(order.path("id").asString(""));
        Instant written = Instant.parse(order.at("/history/0/at").asString(""));
        try {
            await(carts, "select 1 from reservation where order_id = ? and state in ('RESERVED', 'SOLD')", id);
            reserved.record(0, nanosSince(written));
            await(orders, "select 1 from orders where id = ? and status = 'CONFIRMED'", id);
            confirmed.record(0, nanosSince(written));
        } catch (SQLException unavailable) {
            throw new ToolException("Cannot follow order %s.".formatted(id), unavailable);
        }
    }

    private JsonNode checkOut() throws IOException {
        String key = "Idempotency-Key: %s\r\n".formatted(UUID.randomUUID());
        Response response = gateway.send("POST", "/orders", customer.caller().authorization() + key, "{}");
        if (response.status() != ACCEPTED) {
            throw new UnexpectedResponseException("POST /orders " + response.status());
        }
        return Json.MAPPER.readTree(response.body());
    }

    private long nanosSince(Instant written) {
        return Duration.between(written, clock.instant()).toNanos();
    }

    private static void await(Connection database, String sql, UUID id) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        try (PreparedStatement statement = Database.prepare(database, sql, id)) {
            while (!hasRow(statement)) {
                if (System.nanoTime() - deadline > 0) {
                    throw new ToolException("Order %s has not arrived within %s.".formatted(id, TIMEOUT));
                }
                Pacing.pause(INTERVAL);
            }
        }
    }

    private static boolean hasRow(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }

    @Override
    public void close() throws IOException {
        try (gateway;
                carts;
                orders) {
            customer.caller().close();
        } catch (SQLException lost) {
            throw new IOException(lost);
        }
    }
}
