package dev.souk.gateway.security;

import dev.souk.common.problem.StatusProblems;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import reactor.core.publisher.Mono;

/**
 * Denies everything, with 404 instead of 401 and 403: whatever the gateway may have at a path that no rule names, for
 * example by a new dependency, cannot be reached.
 */
final class UnknownPath implements ReactiveAuthorizationManager<AuthorizationContext> {

    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> caller, AuthorizationContext request) {
        return Mono.error(() -> StatusProblems.of(HttpStatus.NOT_FOUND));
    }
}
