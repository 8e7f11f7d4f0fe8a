package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.testing.events.TestEvents;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.TestApi;
import dev.souk.testing.valkey.TestValkey;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** Carts that are written behind, by a server that is killed and by one that is suspended. */
@TestPropertySource(properties = {"souk.cache.carts=write-behind", "spring.data.redis.timeout=1s"})
@ContextConfiguration(initializers = TestValkey.Initializer.class)
class LostCartsIT extends ShopIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final TestApi api;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final TestEvents events;
    private final StringRedisTemplate valkey;
    private final Counter dropped;

    LostCartsIT(
            TestApi api,
            TestEvents events,
            ShopFixture shop,
            TestValkey server,
            JdbcClient jdbc,
            TransactionOperations transaction,
            StringRedisTemplate valkey,
            MeterRegistry meters) {
        super(api, shop, server, jdbc);
        this.api = api;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.valkey = valkey;
        this.dropped = meters.counter("souk.carts.dropped");
    }

    @Test
    void aChangeIsInTheDatabaseSoon() {
        UUID item = shop.item(5);
        add(item);
        await().atMost(SOON).until(() -> stored() == 1);

        assertThat(add(item)).isGreaterThan(1);
        await().atMost(SOON).until(() -> stored() == 2);
    }

    @Test
    void documentsThatCannotBeReadDoNotKeepOthersFromTheDatabase() {
        List<UUID> broken = Stream.generate(UUID::randomUUID).limit(20).toList();
        broken.forEach(each -> unwritten(each, "{"));
        add(shop.item(5));

        await().atMost(SOON).until(() -> stored() == 1);
        broken.forEach(each -> valkey.delete("souk:cart:" + each));
    }

    @Test
    void aDocumentThatIsOlderThanTheDatabaseIsGivenUpAndCounted() {
        UUID item = shop.item(5);
        add(item);
        await().atMost(SOON).until(() -> stored() == 1);
        double before = dropped.count();
        unwritten(userId, """
                {"version": 1, "closed": false, "lines": {}}""");

        await().atMost(SOON).until(() -> dropped.count() > before);
        assertThat(quantity()).isEqualTo(1);
    }

    /** A newer version that was rolled back may have stored it. */
    @Test
    void aFieldOfADocumentThatIsNotKnownIsIgnored() {
        valkey.opsForValue().set("souk:cart:" + userId, """
                {"version": 7, "closed": false, "lines": {}, "coupon": "none"}""");

        await().atMost(SOON) // a server that takes more than 1 s is unavailable
                .until(() -> version(user.get("/cart").expect(200)) == 7);
    }

    /** The flush that stored the second piece knows nothing of the third one. */
    @Test
    void aChangeDuringAFlushIsWrittenByTheNextOne() {
        UUID item = shop.item(5);
        add(item);
        await().atMost(SOON).until(() -> stored() == 1);

        transaction.executeWithoutResult(_ -> {
            jdbc.sql("set local idle_in_transaction_session_timeout = 0").update(); // on a busy machine it takes longer
            jdbc.sql("select 1 from cart where user_id = :user for update")
                    .param("user", userId)
                    .query(Integer.class)
                    .single();
            add(item);
            await().atMost(SOON).until(this::aFlushWaits);
            add(item);
        });

        await().atMost(SOON).until(() -> stored() == 3);
    }

    private boolean aFlushWaits() {
        return jdbc.sql("""
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock' and query like 'insert into cart %'
                """).query(Integer.class).single() > 0;
    }

    private void unwritten(UUID user, String document) {
        valkey.opsForValue().set("souk:cart:" + user, document);
        valkey.opsForSet().add("souk:unwritten-carts", user.toString());
    }

    @Test
    void whatIsWrittenSurvivesTheKillOfTheServerAndNoVersionIsUsedTwice() {
        UUID item = shop.item(5);
        add(item);
        await().atMost(SOON).until(() -> stored() == 1);
        long unwritten = add(item);
        server.kill();
        try {
            assertThat(quantity()).isBetween(1, 2);
            assertThat(add(item)).isGreaterThan(unwritten);
        } finally {
            server.restart();
        }

        await().atMost(SOON).untilAsserted(() -> {
            long version = add(item);
            assertThat(version).isGreaterThan(unwritten);
            assertThat(stored()).isLessThan(quantity()); // behind again
        });
    }

    @Test
    void anAccountThatIsClosedWhileTheServerIsGoneKeepsNoOrderedPiecesInOtherCarts() {
        UUID item = shop.item(5);
        add(item);
        await().atMost(SOON).until(() -> stored() == 1);
        UUID closed = UUID.randomUUID();
        UUID order = UUID.randomUUID();
        server.kill();
        try {
            events.publish("souk.users", "dev.souk.account.closed.v1", closed, 2, Map.of("user_id", closed));
            ApiClient closing = api.customer(closed);
            await().atMost(SOON)
                    .until(() ->
                            closing.post("/cart", ShopFixture.line(item, 1)).status() == 409);
            shop.placed(order, userId, version(user.get("/cart")), List.of(ShopFixture.line(item, 1)));
            shop.confirmed(order, userId, List.of(ShopFixture.line(item, 1)));

            await().atMost(SOON).until(() -> stored() == 0);
        } finally {
            server.restart();
        }
        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(valkey.keys("none")).isEmpty());
    }

    @Test
    void changesWhileTheServerIsSuspendedAreNotOverwrittenByWhatItHad() {
        UUID item = shop.item(5);
        add(item);
        await().atMost(SOON).until(() -> stored() == 1);
        server.suspend();
        long whileSuspended;
        try {
            whileSuspended = add(item);
            assertThat(stored()).isEqualTo(2);
        } finally {
            server.resume();
        }

        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> quantity() == 2);
        assertThat(add(item)).isGreaterThan(whileSuspended);
        await().atMost(SOON).until(() -> stored() == 3);
    }
}
