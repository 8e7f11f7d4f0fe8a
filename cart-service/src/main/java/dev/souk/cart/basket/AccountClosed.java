package dev.souk.cart.basket;

import java.util.UUID;

/** A user has gone. */
record AccountClosed(UUID userId) {}
