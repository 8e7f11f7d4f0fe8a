package dev.souk.order.checkout;

/** Where accounts are. */
public interface Accounts {

    /** The account of the owner of {@code token}; ends the request with 503 where it cannot be had. */
    Account of(String token);
}
