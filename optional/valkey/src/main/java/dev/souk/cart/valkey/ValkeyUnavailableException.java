package dev.souk.cart.valkey;

import org.springframework.dao.TransientDataAccessResourceException;

/** Valkey has not done it, or not in time. */
public final class ValkeyUnavailableException extends TransientDataAccessResourceException {

    private static final long serialVersionUID = 1;

    /** Without a failure. */
    public ValkeyUnavailableException(String reason) {
        super(reason);
    }

    ValkeyUnavailableException(Exception failure) {
        super("Valkey: " + failure.getMessage(), failure);
    }
}
