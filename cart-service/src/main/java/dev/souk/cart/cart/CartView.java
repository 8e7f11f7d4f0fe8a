package dev.souk.cart.cart;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/**
 * The response to a read of the cart, with current prices. A line whose item is not on sale is hidden and not ordered
 * until the item is on sale again.
 */
@Schema(example = """
                {"lines": [{"item_id": "01a1f83c-4686-7000-8ab2-990af0c8358f", "name": "Saffron threads, 1 g",
                "quantity": 2, "price_cents": 1250, "available": 40}], "total_cents": 2500, "version": 3}""")
record CartView(List<Line> lines, long totalCents, long version) {

    /**
     * One line.
     *
     * @param priceCents of one piece
     * @param available pieces on hand; an order of more would be cancelled. A change of it does not change the version.
     */
    record Line(UUID itemId, String name, int quantity, int priceCents, long available) {

        private long sumCents() {
            return (long) quantity * priceCents;
        }
    }

    static CartView of(List<Line> lines, long version) {
        return new CartView(lines, lines.stream().mapToLong(Line::sumCents).sum(), version);
    }
}
