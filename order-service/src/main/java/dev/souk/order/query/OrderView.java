package dev.souk.order.query;

import dev.souk.order.domain.Line;
import dev.souk.order.domain.Order;
import dev.souk.order.domain.Reason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
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
    public record LineView(UUID itemId, String name, int quantity, long priceCents) {

        static LineView of(Line line) {
            return new LineView(line.itemId(), line.name(), line.quantity(), line.priceCents());
        }
    }

    /** A status that the order has had. */
    @Schema(name = "OrderStep")
    public record HistoryView(String status, @Nullable String reason, Instant at) {

        static HistoryView of(OrderStep step) {
            return new HistoryView(step.status().name(), step.reason(), step.at());
        }
    }

    /** An order that this transaction has just written, so that it need not be read again. */
    public static OrderView of(Order order, List<OrderStep> history) {
        @Nullable Reason reason = order.state().reason();
        return new OrderView(
                order.id(),
                order.userId(),
                order.state().status().name(),
                reason == null ? null : reason.slug(),
                order.lines().stream().map(LineView::of).toList(),
                order.totalCents(),
                history.stream().map(HistoryView::of).toList());
    }
}
