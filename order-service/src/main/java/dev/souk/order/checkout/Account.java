package dev.souk.order.checkout;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * An account as user-service shows it to its owner; name and e-mail are not needed here, so they are not read.
 *
 * @param status ACTIVE, or anything else for one that may not order
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Account(String status) {

    /** One that is gone. */
    public static final Account CLOSED = new Account("CLOSED");

    boolean isActive() {
        return "ACTIVE".equals(status);
    }
}
