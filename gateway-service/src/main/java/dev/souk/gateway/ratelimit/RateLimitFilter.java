package dev.souk.gateway.ratelimit;

import dev.souk.common.problem.Problems;
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
 * Answers 429 to a caller whose bucket is empty. It runs after authentication, since the subject of a valid token has
 * its own bucket.
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
        this.callers = new CallerBuckets("caller", limits.caller(), remembered, clock);
        this.passwords = new CallerBuckets("password", limits.password(), remembered, clock);
    }

    /** Admits the request or fails with 429; a filter of the security chain. */
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

    /** Charges the address of a caller whose token was rejected, so that guessing tokens is limited. Fails with 429. */
    public Mono<Void> admitUnauthenticated(ServerWebExchange exchange) {
        return enabled ? admit(exchange, address(exchange)) : Mono.empty();
    }

    private Mono<Void> admit(ServerWebExchange exchange, String caller) {
        Optional<RateLimitExceeded> rejection = callers.take(caller)
                .or(() ->
                        verifiesPassword(exchange.getRequest()) ? passwords.take(address(exchange)) : Optional.empty());
        rejection.ifPresent(exceeded -> exceeded.addTo(exchange.getResponse().getHeaders()));
        return rejection.isEmpty()
                ? Mono.empty()
                : Mono.error(Problems.TOO_MANY_REQUESTS.with(
                        "The rate limit is exceeded; the RateLimit headers describe it."));
    }

    private String address(ServerWebExchange exchange) {
        return "address " + proxies.clientOf(exchange.getRequest());
    }

    private static boolean verifiesPassword(ServerHttpRequest request) {
        return request.getMethod().equals(HttpMethod.POST)
                && PASSWORD_PATHS.contains(request.getPath().value());
    }
}
