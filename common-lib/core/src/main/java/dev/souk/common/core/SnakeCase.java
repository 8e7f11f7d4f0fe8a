package dev.souk.common.core;

import java.util.Locale;

/** How a name of Java stands in JSON; the same rule as that of the JSON mapper. */
public final class SnakeCase {

    private SnakeCase() {}

    /** {@code priceCents} becomes {@code price_cents}. */
    public static String of(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
