package dev.souk.order.checkout;

/** Where carts are. */
public interface Carts {

    /** The cart of the owner of {@code token}; ends the request with 503 where it cannot be had. */
    Cart of(String token);
}
