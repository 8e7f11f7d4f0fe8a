package dev.souk.system.chaos.load;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One call and its outcome.
 *
 * @param user whose token it had; null without one
 * @param at when it was sent, in milliseconds of the run
 * @param took until the outcome, in milliseconds
 */
public record ClientCall(
        int shopper, @Nullable UUID user, ClientRequest request, long at, long took, CallOutcome outcome) {}
