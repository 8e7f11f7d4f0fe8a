package dev.souk.cart;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.TestApi;
import dev.souk.testing.valkey.TestValkey;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer of a shop with Valkey. */
@SoukTest
abstract class ShopIT {

    final ShopFixture shop;
    final TestValkey server;
    final UUID userId = UUID.randomUUID();
    final ApiClient user;
    private final JdbcClient jdbc;

    ShopIT(TestApi api, ShopFixture shop, TestValkey server, JdbcClient jdbc) {
        this.shop = shop;
        this.server = server;
        this.jdbc = jdbc;
        this.user = api.customer(userId);
    }

    /** Adds a piece; returns the version of the cart. */
    long add(UUID item) {
        return version(user.post("/cart", ShopFixture.line(item, 1)).expect(200));
    }

    static long version(ApiResponse cart) {
        return cart.json().path("version").asLong();
    }

    int quantity() {
        return user.get("/cart").expect(200).json().at("/lines/0/quantity").asInt();
    }

    /** In the database. */
    int stored() {
        return stored(userId);
    }

    int stored(UUID ofUser) {
        return jdbc.sql("select coalesce(sum(quantity), 0) from cart_line where user_id = :user")
                .param("user", ofUser)
                .query(Integer.class)
                .single();
    }
}
