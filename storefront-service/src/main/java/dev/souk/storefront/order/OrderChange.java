package dev.souk.storefront.order;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The type {@code OrderChange} of the schema.
 *
 * @param position from 1; where a reconnecting caller continues
 */
public record OrderChange(
        int position, String status, @Nullable String reason, OffsetDateTime at) {}
