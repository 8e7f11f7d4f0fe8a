package dev.souk.common.grpc.server;

import dev.souk.common.grpc.ProblemStatus;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.common.security.TokenProblems;
import dev.souk.common.web.problem.DatabaseProblems;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.grpc.server.exception.GrpcExceptionHandler;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** Converts every exception of a call to its status. */
final class ProblemExceptionHandler implements GrpcExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemExceptionHandler.class);

    @Override
    public StatusException handleException(Throwable failure) {
        return switch (failure) {
            case StatusException status -> status;
            case StatusRuntimeException status -> new StatusException(status.getStatus(), status.getTrailers());
            case ProblemException problem -> status(problem);
            case AuthenticationServiceException _ -> status(TokenProblems.keysUnavailable());
            case OAuth2AuthenticationException _ -> status(Problems.tokenRejected());
            case AuthenticationException _ -> status(Problems.tokenMissing());
            case AccessDeniedException _ -> status(Problems.forbidden());
            case Exception unavailable
            when DatabaseProblems.isUnavailable(unavailable) -> {
                log.warn("The database is unavailable: {}", String.valueOf(failure.getMessage()));
                yield status(DatabaseProblems.unavailable());
            }
            default -> {
                log.error("Unexpected error in a call", failure);
                yield Status.INTERNAL
                        .withDescription("Something went wrong on our side.")
                        .asException();
            }
        };
    }

    private static StatusException status(ProblemException problem) {
        var trailers = new Metadata();
        trailers.put(ProblemStatus.RETRY_PUSHBACK, "-1"); // gRPC repeats only calls that did not reach a service
        return StatusProto.toStatusException(ProblemStatus.of(problem), trailers);
    }
}
