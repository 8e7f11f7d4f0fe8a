package dev.souk.system.bench.formulas.pages;

import dev.souk.tools.client.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;

/** A page of items as the REST API answers it. */
public record ItemPage(List<Item> items, @Nullable String nextCursor) {

    /** One of them. */
    public record Item(String id, String sku, String name, long priceCents, boolean onSale, long available) {}

    /** From the JSON of the answer. */
    public static ItemPage of(String json) {
        return Json.MAPPER
                .readerFor(ItemPage.class)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(json);
    }
}
