package dev.souk.sample.sample;

import java.util.UUID;

/** The event of user-service that an account was closed. */
record AccountClosed(UUID userId) {}
