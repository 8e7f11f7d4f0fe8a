package dev.souk.cart.cart;

/**
 * One line of a cart.
 *
 * @param quantity 1 to 99; 0 for a line that is to be deleted
 * @param quantitySetAtVersion the version of the cart that set the quantity, by the first pieces or by a PUT; adding
 *     pieces does not change it
 */
record CartLine(int quantity, long quantitySetAtVersion) {

    CartLine plus(int added) {
        return new CartLine(quantity + added, quantitySetAtVersion);
    }

    CartLine minus(long ordered) {
        return new CartLine((int) Math.max(0, quantity - ordered), quantitySetAtVersion);
    }
}
