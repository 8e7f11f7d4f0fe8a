package dev.souk.common.core;

import java.util.Locale;

/** The JSON name of a Java property: the rule of the JSON mapper, whose own translation is not public in Jackson 3. */
public final class SnakeCase {

    private SnakeCase() {}

    /** {@code priceCents} becomes {@code price_cents}. */
    public static String of(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
