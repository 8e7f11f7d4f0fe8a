package dev.souk.common.security;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import java.time.Duration;

/** Why a token cannot be validated. */
public final class TokenProblems {

    private static final Duration KEYS_RETRY = Duration.ofSeconds(2);

    private TokenProblems() {}

    /** Status 503: the keys of user-service are unavailable, and none is remembered. */
    public static ProblemException keysUnavailable() {
        return Problems.SERVICE_UNAVAILABLE
                .with("The keys to validate your token are unavailable at the moment.")
                .retryAfter(KEYS_RETRY);
    }
}
