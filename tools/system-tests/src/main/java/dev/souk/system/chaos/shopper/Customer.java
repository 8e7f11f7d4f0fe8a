package dev.souk.system.chaos.shopper;

import java.util.UUID;

/** An account with a token that is fresh enough. */
record Customer(UUID id, String email, String password, String token, long loggedInAt) {}
