package dev.souk.cart;

import dev.souk.testing.http.TestApi;

/** Who has changed the stock of an item reads the change. */
@CachedItems
class CachedStockApiIT extends StockApiIT {

    CachedStockApiIT(TestApi api, ShopFixture shop) {
        super(api, shop);
    }
}
