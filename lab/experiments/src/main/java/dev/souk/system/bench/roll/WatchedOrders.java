package dev.souk.system.bench.roll;

import dev.souk.system.bench.load.Customer;
import dev.souk.system.observe.Database;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Orders that stay open until the end, each with somebody who watches. Written by SQL: an order ends within a second.
 */
final class WatchedOrders {

    /** It is placed, and at the end its stock is reserved and it is confirmed. */
    static final int STEPS = 3;

    private final Database database;
    private final List<UUID> orders = new ArrayList<>();
    private final List<Watcher> watchers = new ArrayList<>();

    WatchedOrders(Database database) {
        this.database = database;
    }

    /** Opens a stream of a customer. */
    void watch(RolledSystem system, Customer customer, Consumer<String> failures) throws IOException {
        UUID order = UUID.randomUUID();
        UUID user = UUID.fromString(customer.caller().accountId());
        database.execute("""
                with placed as (
                    insert into orders (id, user_id, cart_version, total_cents, status, version, deadline)
                    values (?, ?, 1000000000, 1, 'PLACED', 1, clock_timestamp() + interval '1 day') returning id),
                line as (
                    insert into order_line (order_id, position, item_id, name, quantity, price_cents)
                    select id, 1, ?, 'Benchmark', 1, 1 from placed)
                insert into order_history (order_id, position, status) select id, 1, 'PLACED' from placed
                """, order, user, UUID.fromString(customer.item()));
        orders.add(order);
        watchers.add(new Watcher(system.gateway(), customer.caller(), order, failures));
    }

    /** Confirms the orders, and waits until all watchers know; how many events were lost or came twice. */
    long end() throws InterruptedException {
        for (UUID order : orders) {
            advance(order, 2, "STOCK_RESERVED");
            advance(order, 3, "CONFIRMED");
        }
        long wrong = 0;
        List<Integer> expected = IntStream.rangeClosed(1, STEPS).boxed().toList();
        for (Watcher watcher : watchers) {
            wrong += watcher.end().equals(expected) ? 0 : 1;
        }
        return wrong;
    }

    private void advance(UUID order, int version, String status) {
        database.execute("""
                with advanced as (update orders set status = ?, version = ? where id = ? returning id, status, version)
                insert into order_history (order_id, position, status) select id, version, status from advanced
                """, status, version, order);
    }

    int reconnects() {
        return watchers.stream().mapToInt(Watcher::reconnects).sum();
    }
}
