package dev.souk.cart;

import dev.souk.testing.http.TestApi;

/** The API of carts is the same. */
@CartsInValkey
class CartApiInValkeyIT extends CartApiIT {

    CartApiInValkeyIT(TestApi api, ShopFixture shop) {
        super(api, shop);
    }
}
