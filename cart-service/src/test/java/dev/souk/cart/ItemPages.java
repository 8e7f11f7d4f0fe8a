package dev.souk.cart;

import dev.souk.testing.http.ApiClient;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Reads the list of items page by page. */
final class ItemPages {

    private final ApiClient client;
    private Runnable betweenPages = () -> {};

    ItemPages(ApiClient client) {
        this.client = client;
    }

    ItemPages between(Runnable action) {
        betweenPages = action;
        return this;
    }

    List<UUID> all(int limit) {
        var ids = new ArrayList<UUID>();
        JsonNode page = page("/items?limit=" + limit, ids);
        while (!page.path("next_cursor").isNull()) {
            betweenPages.run();
            page = page(
                    "/items?limit=" + limit + "&cursor="
                            + page.path("next_cursor").asString(),
                    ids);
        }
        return ids;
    }

    private JsonNode page(String path, List<UUID> ids) {
        JsonNode page = client.get(path).expect(200).json();
        page.path("items")
                .valueStream()
                .map(item -> UUID.fromString(item.path("id").asString()))
                .forEach(ids::add);
        return page;
    }
}
