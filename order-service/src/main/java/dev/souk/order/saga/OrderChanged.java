package dev.souk.order.saga;

import java.util.UUID;

/**
 * An application event: an order is in a new state. Listen to it after the commit.
 *
 * @param version 1 for an order that has just been placed
 */
public record OrderChanged(UUID orderId, int version) {}
