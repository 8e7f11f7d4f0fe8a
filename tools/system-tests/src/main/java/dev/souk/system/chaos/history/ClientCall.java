package dev.souk.system.chaos.history;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One call and what came of it.
 *
 * @param user  whose token it carried; null before there is one
 * @param at    when it was sent, in milliseconds since the beginning
 * @param took  until the outcome, in milliseconds
 */
public record ClientCall(
        int shopper, @Nullable UUID user, ClientRequest request, long at, long took, CallOutcome outcome) {}
