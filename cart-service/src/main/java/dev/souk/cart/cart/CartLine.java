package dev.souk.cart.cart;

/**
 * One line of a cart.
 *
 * @param quantity 1 to 99 pieces; 0 says that the line goes
 * @param setIn the version of the cart in which the quantity was last set: by the first pieces or by a PUT. Adding to
 *     them does not set it
 */
record CartLine(int quantity, long setIn) {

    CartLine with(int more) {
        return new CartLine(quantity + more, setIn);
    }

    CartLine without(long bought) {
        return new CartLine((int) Math.max(0, quantity - bought), setIn);
    }
}
