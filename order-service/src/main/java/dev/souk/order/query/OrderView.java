package dev.souk.order.query;

import dev.souk.order.domain.OrderStatus;
import dev.souk.order.domain.Reason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as the REST API shows it.
 *
 * @param reason why it is cancelled; null unless it is cancelling or cancelled
 * @param totalCents the sum of price at checkout times quantity
 * @param history every status it has had, the present one last
 */
@Schema(name = "Order", example = """
                {"id": "01a1f84a-a9e0-7000-9890-89cc70d238f1", "user_id": "01a1f84a-a1a0-7000-8549-ec1b2f4c4490", "status": "PLACED",
                "reason": null, "lines": [{"item_id": "01a1f83c-4686-7000-8ab2-990af0c8358f", "name": "Saffron threads, 1 g",
                "quantity": 2, "price_cents": 1250}], "total_cents": 2500,
                "history": [{"status": "PLACED", "reason": null, "at": "2026-11-20T09:30:04.153489Z"}]}""")
public record OrderView(
        UUID id,
        UUID userId,
        OrderStatus status,
        @Nullable Reason reason,
        List<LineView> lines,
        long totalCents,
        List<OrderStep> history) {

    /** One line, with the price at checkout. */
    @Schema(name = "OrderLine")
    public record LineView(UUID itemId, String name, int quantity, long priceCents) {}
}
