package dev.souk.order.checkout;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * An account as user-service shows it to its owner, without name and e-mail, which are not needed here.
 *
 * @param status ACTIVE, or any other value for an account that must not order
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Account(String status) {

    boolean isActive() {
        return "ACTIVE".equals(status);
    }
}
