package dev.souk.cart;

import dev.souk.testing.http.TestApi;

/** The API of carts is the same. */
@CartsWrittenBehind
class CartApiWriteBehindIT extends CartApiIT {

    CartApiWriteBehindIT(TestApi api, ShopFixture shop) {
        super(api, shop);
    }
}
