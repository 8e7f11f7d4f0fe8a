package dev.souk.order.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.order.stream.Notices.Moved;
import dev.souk.order.testing.OrderServiceTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrderServiceTest
class NoticesIT {

    private final JdbcConnectionDetails database;
    private final JdbcClient jdbc;
    private final List<Moved> heard = new CopyOnWriteArrayList<>();
    private final AtomicBoolean watching = new AtomicBoolean(true);

    NoticesIT(JdbcConnectionDetails database, JdbcClient jdbc) {
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
        new Notices(database).listen(heard::add, watching::get);
        await().until(() -> !heard.isEmpty());

        say("not an id");
        say(order.toString());

        await().untilAsserted(() -> assertThat(heard).containsSubsequence(new Moved(null), new Moved(order)));
    }

    @Test
    void aWatcherThatFailsEndsNothing() {
        UUID order = UUID.randomUUID();
        new Notices(database)
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

    /** It takes the connection and never says a word, as behind a firewall that has forgotten it. */
    @Test
    void aDatabaseThatSaysNothingIsTriedAgain() throws IOException {
        List<Socket> callers = new CopyOnWriteArrayList<>();
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> accept(silent, callers));
            new Notices(at(silent.getLocalPort())).listen(heard::add, watching::get);

            await().atMost(Duration.ofSeconds(30)).until(() -> callers.size() > 1);
        }
        watching.set(false);
        for (Socket caller : callers) {
            caller.close();
        }
    }

    private static void accept(ServerSocket silent, List<Socket> callers) {
        try {
            while (!silent.isClosed()) {
                callers.add(silent.accept());
            }
        } catch (IOException closed) {
            assertThat(silent.isClosed()).isTrue();
        }
    }

    private void say(String text) {
        jdbc.sql("select pg_notify('order_moved', :text)::text")
                .param("text", text)
                .query(String.class)
                .single();
    }

    private static JdbcConnectionDetails at(int port) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "nobody";
            }

            @Override
            public String getPassword() {
                return "nothing";
            }

            @Override
            public String getJdbcUrl() {
                return "jdbc:postgresql://127.0.0.1:" + port + "/nowhere";
            }
        };
    }
}
