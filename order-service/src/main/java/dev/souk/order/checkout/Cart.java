package dev.souk.order.checkout;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.souk.order.domain.Line;
import java.util.List;
import java.util.UUID;

/**
 * A cart as cart-service shows it to its user; what else it may show is not needed here.
 *
 * @param version rises with every change of the cart
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Cart(List<CartLine> lines, long version) {

    /** One line, with the price of the moment. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CartLine(UUID itemId, String name, int quantity, long priceCents) {}

    /** The lines as an order keeps them. */
    List<Line> toOrderLines() {
        return lines.stream()
                .map(line -> new Line(line.itemId(), line.name(), line.quantity(), line.priceCents()))
                .toList();
    }
}
