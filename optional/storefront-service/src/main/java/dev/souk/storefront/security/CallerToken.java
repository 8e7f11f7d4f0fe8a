package dev.souk.storefront.security;

import dev.souk.common.problem.Problems;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import reactor.core.publisher.Mono;

/** The validated access token of the request. */
public final class CallerToken {

    private CallerToken() {}

    /** The id of the account; fails with 401 if there is no token. */
    public static Mono<String> callerId() {
        return jwt().map(Jwt::getSubject);
    }

    /** The response, which is only made if the request has a token; fails with 401 otherwise. */
    public static <T> Mono<T> requiredFor(Supplier<Mono<T>> response) {
        return jwt().then(Mono.defer(response));
    }

    /** Fails with 401 when the token expires, by this clock. */
    public static Mono<Void> expiry(Clock clock) {
        return jwt().map(Jwt::getExpiresAt)
                .flatMap(end -> Mono.delay(Duration.between(clock.instant(), end)))
                .then(Mono.error(Problems::tokenRejected));
    }

    private static Mono<Jwt> jwt() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .ofType(JwtAuthenticationToken.class)
                .map(JwtAuthenticationToken::getToken)
                .switchIfEmpty(Mono.error(Problems::tokenMissing));
    }
}
