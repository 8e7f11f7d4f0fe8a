package dev.souk.system.chaos.load;

import dev.souk.tools.client.Call;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One call and its outcome, without passwords and tokens.
 *
 * @param user whose token it had; null without one
 * @param intent why it was sent
 * @param at when it was sent, in milliseconds of the run
 * @param took until the outcome, in milliseconds
 */
public record ClientCall(
        int shopper, @Nullable UUID user, Intent intent, Call call, long at, long took, CallOutcome outcome) {}
