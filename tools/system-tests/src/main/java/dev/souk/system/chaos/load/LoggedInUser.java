package dev.souk.system.chaos.load;

import java.util.UUID;

/** An account and its current token. */
record LoggedInUser(UUID id, String email, String password, String token, long loggedInAt) {}
