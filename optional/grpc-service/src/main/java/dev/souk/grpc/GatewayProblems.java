package dev.souk.grpc;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has become of a request without a response. */
final class GatewayProblems {

    private static final Logger log = LoggerFactory.getLogger(GatewayProblems.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private GatewayProblems() {}

    /** The problem of a request that failed. */
    static ProblemException of(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? Objects.requireNonNull(failure.getCause()) : failure;
        return switch (cause) {
            case ProblemException known -> known;
            case HttpTimeoutException _ -> Problems.GATEWAY_TIMEOUT.with("The call took longer than its time limit.");
            case CancellationException _ ->
                Problems.SERVICE_UNAVAILABLE.with("The call is over."); // its caller has left
            default -> {
                log.warn("The gateway could not be called: {}", cause.toString());
                yield Problems.SERVICE_UNAVAILABLE
                        .with("The gateway is unavailable; try again.")
                        .retryAfter(RETRY_AFTER);
            }
        };
    }
}
