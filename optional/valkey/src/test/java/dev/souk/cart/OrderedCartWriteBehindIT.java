package dev.souk.cart;

import dev.souk.testing.TestTokens;
import dev.souk.testing.events.TestEvents;
import dev.souk.testing.http.TestApi;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ordered quantities leave the cart in the same way. */
@CartsWrittenBehind
class OrderedCartWriteBehindIT extends OrderedCartIT {

    OrderedCartWriteBehindIT(TestApi api, TestTokens tokens, TestEvents events, ShopFixture shop, JdbcClient jdbc) {
        super(api, tokens, events, shop, jdbc);
    }
}
