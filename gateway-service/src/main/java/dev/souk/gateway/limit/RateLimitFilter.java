package dev.souk.gateway.limit;

import dev.souk.gateway.problem.Problem;
import dev.souk.gateway.request.TrustedProxies;
import io.github.bucket4j.TimeMeter;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers 429 to a caller whose bucket is empty; runs behind authentication, since a valid token names its own
 * bucket.
 */
@Component
public class RateLimitFilter {

    private static final Set<String> PASSWORD_PATHS = Set.of("/users", "/sessions");

    private final boolean enabled;
    private final TrustedProxies proxies;
    private final CallerBuckets callers;
    private final CallerBuckets passwords;

    RateLimitFilter(RateLimitProperties limits, TrustedProxies proxies, TimeMeter clock) {
        this.enabled = limits.enabled();
        this.proxies = proxies;
        int remembered = limits.rememberedCallers();
        this.callers = new CallerBuckets(
                "caller", limits.caller().perSecond(), limits.caller().burst(), remembered, clock);
        this.passwords = new CallerBuckets(
                "password", limits.password().perSecond(), limits.password().burst(), remembered, clock);
    }

    /** Lets the request through or fails with the problem; a filter of the security chain. */
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!enabled) {
            return chain.filter(exchange);
        }
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .map(Authentication::getName)
                .map(subject -> "user " + subject)
                .defaultIfEmpty(address(exchange))
                .flatMap(caller -> admit(exchange, caller).then(Mono.defer(() -> chain.filter(exchange))));
    }

    /** For callers whose token was refused: guessing tokens costs the address's bucket. Fails when it is empty. */
    public Mono<Void> admitUnauthenticated(ServerWebExchange exchange) {
        return enabled ? admit(exchange, address(exchange)) : Mono.empty();
    }

    private Mono<Void> admit(ServerWebExchange exchange, String caller) {
        Optional<RateLimitExceeded> exhausted = callers.take(caller)
                .or(() ->
                        verifiesPassword(exchange.getRequest()) ? passwords.take(address(exchange)) : Optional.empty());
        exhausted.ifPresent(empty -> empty.describe(exchange.getResponse().getHeaders()));
        return exhausted.isEmpty()
                ? Mono.empty()
                : Mono.error(
                        Problem.TOO_MANY_REQUESTS.with("Slow down; the RateLimit headers say how much is allowed."));
    }

    private String address(ServerWebExchange exchange) {
        return "address " + proxies.clientOf(exchange.getRequest());
    }

    private static boolean verifiesPassword(ServerHttpRequest request) {
        return request.getMethod().equals(HttpMethod.POST)
                && PASSWORD_PATHS.contains(request.getPath().value());
    }
}
