package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.testing.http.TestApi;
import dev.souk.testing.valkey.TestValkey;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Carts in Valkey alone, with two writers, and without it. */
@CartsInValkey
class CartWritersInValkeyIT extends ShopIT {

    private static final int WRITERS = 20;

    CartWritersInValkeyIT(TestApi api, ShopFixture shop, TestValkey server, JdbcClient jdbc) {
        super(api, shop, server, jdbc);
    }

    @Test
    void ofTwoWritersOfOneCartNoneOverwritesTheOther() {
        UUID item = shop.item(1);
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Long>> versions = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> add(item), writers))
                    .limit(WRITERS)
                    .toList();
            assertThat(versions).allSatisfy(each -> assertThat(each.join()).isLessThanOrEqualTo(WRITERS));
        }

        assertThat(quantity()).isEqualTo(WRITERS);
        assertThat(version(user.get("/cart"))).isEqualTo(WRITERS);
        assertThat(stored()).isZero();
    }

    @Test
    void withoutTheServerCartsAreUnavailableButItemsAndOrdersAreNot() {
        UUID item = shop.item(5);
        add(item);
        server.suspend();
        try {
            assertThat(user.get("/cart").expect(503).problem()).isEqualTo("service-unavailable");
            shop.admin().get("/items/" + item).expect(200);
            UUID order = UUID.randomUUID();
            shop.placed(order, userId, List.of(ShopFixture.line(item, 1)));
            await().untilAsserted(() -> assertThat(shop.levels(item)).containsExactly(4L, 1L, 0L));
            shop.confirmed(order, userId, List.of(ShopFixture.line(item, 1)));
            await().untilAsserted(() -> assertThat(shop.levels(item)).containsExactly(4L, 0L, 1L));
        } finally {
            server.resume();
        }

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(user.get("/cart").expect(200).json().path("lines"))
                                .isEmpty());
    }
}
