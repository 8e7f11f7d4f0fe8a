package dev.souk.cart.cart;

import java.util.UUID;

/** A user has gone. */
record AccountClosed(UUID userId) {}
