package dev.souk.cart;

import dev.souk.testing.http.TestApi;

/** The API of items is the same, and who has changed one reads the change. */
@CachedItems
class CachedItemApiIT extends ItemApiIT {

    CachedItemApiIT(TestApi api, ShopFixture shop) {
        super(api, shop);
    }
}
