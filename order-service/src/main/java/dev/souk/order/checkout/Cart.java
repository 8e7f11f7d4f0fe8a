package dev.souk.order.checkout;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.UUID;

/**
 * A cart as cart-service shows it to its user, without the fields that are not needed here.
 *
 * @param version increases with every change of the cart
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Cart(List<CartLine> lines, long version) {

    /** One line, with the current price. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record CartLine(UUID itemId, String name, int quantity, long priceCents) {}
}
