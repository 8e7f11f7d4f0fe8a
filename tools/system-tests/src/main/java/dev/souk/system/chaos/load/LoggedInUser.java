package dev.souk.system.chaos.load;

import java.util.UUID;

/** An account with a token that is fresh enough. */
record LoggedInUser(UUID id, String email, String password, String token, long loggedInAt) {}
