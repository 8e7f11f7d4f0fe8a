package dev.souk.system.bench.experiment;

import dev.souk.system.bench.load.Customer;
import dev.souk.system.chaos.load.Pacing;
import dev.souk.system.observe.Database;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * An order that stays open until the end, with somebody who follows its event stream as a browser does: a stream that
 * ends before the order does is opened again, with the id of the last event. The order is written by SQL: any other
 * ends within a second.
 */
final class OrderStream {

    /** It is placed, and at the end its stock is reserved and it is confirmed. */
    private static final List<Integer> EVENTS = List.of(1, 2, 3);

    private static final Pattern ID = Pattern.compile("^id: ?(\\d+)$", Pattern.MULTILINE);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    private final Customer customer;
    private final Database database;
    private final Consumer<String> failures;
    private final UUID order = UUID.randomUUID();
    private final List<Integer> received = new ArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final Thread thread;

    /** Opens the stream of an order of this customer; {@code failures} is told of each failed call. */
    OrderStream(Customer customer, Database database, Consumer<String> failures) throws IOException {
        this.customer = customer;
        this.database = database;
        this.failures = failures;
        place(UUID.fromString(customer.accountId()), UUID.fromString(customer.item()));
        this.thread = Pacing.start(this::follow);
    }

    private void place(UUID user, UUID item) {
        database.execute("""
            with placed as (
                insert into orders (id, user_id, cart_version, total_cents, status, version, deadline)
                values (?, ?, 1000000000, 1, 'PLACED', 1, clock_timestamp() + interval '1 day') returning id),
            line as (
                insert into order_line (order_id, position, item_id, name, quantity, price_cents)
                select id, 1, ?, 'Benchmark', 1, 1 from placed)
            insert into order_history (order_id, position, status) select id, 1, 'PLACED' from placed
            """, order, user, item);
    }

    /** To the end of the stream, each time by a new connection. */
    private void follow() throws InterruptedException {
        while (!Thread.currentThread().isInterrupted() && received.size() < EVENTS.size()) {
            opened.incrementAndGet();
            try (customer) {
                String events = customer.events(order.toString(), received.isEmpty() ? 0 : received.getLast());
                ID.matcher(events).results().forEach(id -> received.add(Integer.valueOf(id.group(1))));
            } catch (IOException broken) {
                failures.accept("event stream " + broken.getMessage());
                Pacing.pause(PAUSE);
            }
        }
    }

    /** How often the stream was opened again. */
    int reconnects() {
        return Math.max(0, opened.get() - 1);
    }

    /** Lets the order be confirmed. */
    void confirm() {
        advance(2, "STOCK_RESERVED");
        advance(3, "CONFIRMED");
    }

    private void advance(int version, String status) {
        database.execute("""
            with advanced as (update orders set status = ?, version = ? where id = ? returning id, status, version)
            insert into order_history (order_id, position, status) select id, version, status from advanced
            """, status, version, order);
    }

    /** When the last event has come, or nothing more within half a minute: whether each event came once. */
    boolean isComplete() throws InterruptedException {
        if (!thread.join(LONGEST_END)) {
            thread.interrupt();
        }
        return received.equals(EVENTS);
    }
}
