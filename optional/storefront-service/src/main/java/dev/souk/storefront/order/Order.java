package dev.souk.storefront.order;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The type {@code Order} of the schema. */
record Order(
        UUID id,
        String status,
        @Nullable String reason,
        List<OrderLine> lines,
        long totalCents,
        List<OrderStep> history) {

    /** One line, with the price at checkout. */
    record OrderLine(UUID itemId, String name, int quantity, long priceCents) {}

    /** A status that the order has had. */
    record OrderStep(String status, @Nullable String reason, OffsetDateTime at) {}
}
