package dev.souk.cart;

import dev.souk.testing.http.TestApi;

/** Lists are the same. */
@CachedItems
class CachedItemListIT extends ItemListIT {

    CachedItemListIT(TestApi api, ShopFixture shop) {
        super(api, shop);
    }
}
