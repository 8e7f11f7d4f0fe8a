package dev.souk.order.domain;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an order is cancelled. */
public enum Reason {
    OUT_OF_STOCK,
    PAYMENT_DECLINED,
    CANCELLED_BY_USER,
    TIMED_OUT,
    ACCOUNT_CLOSED;

    /** The reason in JSON and in the database: lower case with dashes. */
    @JsonValue
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The reason with this slug. */
    public static Reason of(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
