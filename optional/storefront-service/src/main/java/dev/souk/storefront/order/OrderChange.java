package dev.souk.storefront.order;

import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The type {@code OrderChange} of the schema.
 *
 * @param position from 1; where a reconnecting caller continues
 */
public record OrderChange(
        int position, String status, @Nullable String reason, OffsetDateTime at) {

    private static final Set<String> FINAL = Set.of("CONFIRMED", "CANCELLED");

    /** Whether nothing follows. */
    public boolean isFinal() {
        return FINAL.contains(status);
    }
}
