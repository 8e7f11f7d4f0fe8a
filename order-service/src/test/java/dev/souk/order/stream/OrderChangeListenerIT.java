package dev.souk.order.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.order.stream.OrderChangeListener.Change;
import dev.souk.order.testing.OrderServiceApplicationTest;
import dev.souk.order.testing.Shop;
import dev.souk.order.testing.Shop.Placed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrderServiceApplicationTest
class OrderChangeListenerIT {

    private final JdbcConnectionDetails database;
    private final JdbcClient jdbc;
    private final Shop shop;
    private final List<Change> received = new CopyOnWriteArrayList<>();
    private final AtomicBoolean hasStreams = new AtomicBoolean(true);
    private final AtomicInteger askedWithoutStreams = new AtomicInteger();
    private final List<OrderChangeListener> listeners = new ArrayList<>();

    OrderChangeListenerIT(JdbcConnectionDetails database, JdbcClient jdbc, Shop shop) {
        this.shop = shop;
        this.database = database;
        this.jdbc = jdbc;
    }

    @AfterEach
    void stopListening() {
        listeners.forEach(OrderChangeListener::destroy);
    }

    @Test
    void theConnectionRemainsBetweenTwoStreams() {
        UUID order = UUID.randomUUID();
        listener(Duration.ofMinutes(1)).listen(received::add, this::hasStreams);
        await().until(() -> starts() == 1);
        hasStreams.set(false);
        await().until(() -> askedWithoutStreams.get() > 2);

        send(order.toString());

        await().untilAsserted(() -> assertThat(received).contains(new Change(order)));
        assertThat(starts()).isOne();
    }

    @Test
    void theConnectionIsClosedSomeTimeAfterTheLastStream() {
        OrderChangeListener listener = listener(Duration.ofMillis(1));
        listener.listen(received::add, this::hasStreams);
        await().until(() -> starts() == 1);
        hasStreams.set(false);
        await().until(() -> askedWithoutStreams.get() > 1); // in the loop, and after it

        hasStreams.set(true);
        listener.listen(received::add, this::hasStreams);

        await().until(() -> starts() == 2);
    }

    @Test
    void anUnknownPayloadDoesNotStopTheListener() {
        UUID order = UUID.randomUUID();
        listener(Duration.ofMinutes(1)).listen(received::add, this::hasStreams);
        await().until(() -> starts() == 1);

        send("not an id");
        send(order.toString());

        await().untilAsserted(() ->
                assertThat(received).containsSubsequence(new Change(null), new Change(null), new Change(order)));
    }

    @Test
    void aChangeOfAnOrderIsNotifiedAfterItsCommit() {
        listener(Duration.ofMinutes(1)).listen(received::add, this::hasStreams);
        await().until(() -> starts() == 1);
        Placed order = shop.order();

        shop.stockPublishes(order, "reserved");

        await().untilAsserted(() -> assertThat(received).contains(new Change(order.id())));
    }

    /** PostgreSQL lets only one notifying transaction commit at a time; a trigger would notify within the saga's. */
    @Test
    void noTriggerNotifies() {
        assertThat(jdbc.sql("""
                        select proname from pg_proc
                        where pronamespace = current_schema()::regnamespace and prosrc ~* 'notify'
                        """).query(String.class).list()).isEmpty();
    }

    @Test
    void aFailingConsumerDoesNotStopTheListener() {
        UUID order = UUID.randomUUID();
        listener(Duration.ofMinutes(1))
                .listen(
                        notice -> {
                            received.add(notice);
                            if (received.size() == 1) {
                                throw new IllegalStateException("a defect");
                            }
                        },
                        this::hasStreams);
        await().until(() -> received.size() > 1);

        send(order.toString());

        await().untilAsserted(() -> assertThat(received).contains(new Change(order)));
    }

    @Test
    void aConnectionThatDropsSilentlyIsReplaced() throws IOException {
        UUID order = UUID.randomUUID();
        try (var proxy = new DroppingProxy(database)) {
            listener(proxy, Duration.ofMinutes(1)).listen(received::add, this::hasStreams);
            await().until(() -> starts() == 1);

            proxy.dropSilently();

            await().atMost(Duration.ofSeconds(30)).until(() -> starts() == 2);
            send(order.toString());
            await().untilAsserted(() -> assertThat(received).contains(new Change(order)));
            stopListening(); // before the proxy
        }
    }

    private OrderChangeListener listener(Duration idleTimeout) {
        return listener(database, idleTimeout);
    }

    private OrderChangeListener listener(JdbcConnectionDetails target, Duration idleTimeout) {
        var listener = new OrderChangeListener(target, idleTimeout);
        listeners.add(listener);
        return listener;
    }

    private boolean hasStreams() {
        boolean has = hasStreams.get();
        if (!has) {
            askedWithoutStreams.incrementAndGet();
        }
        return has;
    }

    /** Each start of the listener is a change of any order. */
    private long starts() {
        return received.stream().filter(new Change(null)::equals).count();
    }

    private void send(String text) {
        jdbc.sql("select pg_notify('order_changed', :text)::text")
                .param("text", text)
                .query(String.class)
                .single();
    }
}
