package dev.souk.order.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.order.stream.OrderChangeListener.Moved;
import dev.souk.order.testing.OrderServiceApplicationTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrderServiceApplicationTest
class OrderChangeListenerIT {

    private final JdbcConnectionDetails database;
    private final JdbcClient jdbc;
    private final List<Moved> heard = new CopyOnWriteArrayList<>();
    private final AtomicBoolean watching = new AtomicBoolean(true);

    OrderChangeListenerIT(JdbcConnectionDetails database, JdbcClient jdbc) {
        this.database = database;
        this.jdbc = jdbc;
    }

    @AfterEach
    void goAway() {
        watching.set(false);
    }

    @Test
    void aForeignNoticeEndsNothing() {
        UUID order = UUID.randomUUID();
        new OrderChangeListener(database).listen(heard::add, watching::get);
        await().until(() -> beginnings() == 1);

        say("not an id");
        say(order.toString());

        await().untilAsserted(() ->
                assertThat(heard).containsSubsequence(new Moved(null), new Moved(null), new Moved(order)));
    }

    @Test
    void aWatcherThatFailsEndsNothing() {
        UUID order = UUID.randomUUID();
        new OrderChangeListener(database)
                .listen(
                        notice -> {
                            heard.add(notice);
                            if (heard.size() == 1) {
                                throw new IllegalStateException("a defect");
                            }
                        },
                        watching::get);
        await().until(() -> heard.size() > 1);

        say(order.toString());

        await().untilAsserted(() -> assertThat(heard).contains(new Moved(order)));
    }

    @Test
    void aConnectionThatFellSilentIsReplaced() throws IOException {
        UUID order = UUID.randomUUID();
        try (var line = new DroppingProxy(database)) {
            new OrderChangeListener(line).listen(heard::add, watching::get);
            await().until(() -> beginnings() == 1);

            line.forget();

            await().atMost(Duration.ofSeconds(30)).until(() -> beginnings() == 2);
            say(order.toString());
            await().untilAsserted(() -> assertThat(heard).contains(new Moved(order)));
            watching.set(false);
        }
    }

    /** Whoever begins to listen is told that anything may have moved. */
    private long beginnings() {
        return heard.stream().filter(new Moved(null)::equals).count();
    }

    private void say(String text) {
        jdbc.sql("select pg_notify('order_moved', :text)::text")
                .param("text", text)
                .query(String.class)
                .single();
    }
}
