package dev.souk.order.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as callers see it.
 *
 * @param reason why it does not go ahead; null while it does
 * @param totalCents the sum of price at checkout times quantity
 * @param history every status it has had, the present one last
 */
@Schema(name = "Order")
public record OrderView(
        UUID id,
        UUID userId,
        String status,
        @Nullable String reason,
        List<LineView> lines,
        long totalCents,
        List<HistoryView> history) {

    /** One line, with the price at checkout. */
    @Schema(name = "OrderLine")
    public record LineView(UUID itemId, String name, int quantity, long priceCents) {}

    /** One step of its way. */
    @Schema(name = "OrderStep")
    public record HistoryView(String status, @Nullable String reason, Instant at) {}
}
