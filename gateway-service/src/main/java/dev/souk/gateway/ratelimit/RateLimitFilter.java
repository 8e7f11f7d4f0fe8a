package dev.souk.gateway.ratelimit;

import dev.souk.common.core.PageWeight;
import dev.souk.common.problem.Problems;
import dev.souk.gateway.request.TrustedProxies;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Answers 429 to a caller whose bucket is empty. It runs after authentication, since the subject of a valid token has
 * its own bucket. A call with a token also counts for its address, so that many accounts do not multiply the rate of
 * one client.
 */
@Component
public class RateLimitFilter {

    /** Where a service computes a password hash; the same patterns as those that route a request, not text. */
    private static final PathPattern[] PASSWORD_PATHS = Stream.of("/users", "/sessions", "/users/me/password")
            .map(PathPatternParser.defaultInstance::parse)
            .toArray(PathPattern[]::new);

    private static final String USER = "user ";
    private static final String ADDRESS = "address ";

    private final boolean enabled;
    private final TrustedProxies proxies;
    private final CallerBuckets callers;
    private final CallerBuckets addresses;
    private final CallerBuckets passwords;

    RateLimitFilter(RateLimitProperties limits, TrustedProxies proxies, ActiveGateways gateways, TimeMeter clock) {
        this.enabled = limits.enabled();
        this.proxies = proxies;
        int remembered = limits.rememberedCallers();
        this.callers = new CallerBuckets("caller", limits.caller(), remembered, gateways::count, clock);
        this.addresses = new CallerBuckets("address", limits.address(), remembered, gateways::count, clock);
        this.passwords = new CallerBuckets("password", limits.password(), remembered, gateways::count, clock);
    }

    /** Admits the request or fails with 429; a filter of the security chain. */
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!enabled) {
            return chain.filter(exchange);
        }
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .map(Authentication::getName)
                .map(subject -> USER + subject)
                .defaultIfEmpty(address(exchange))
                .flatMap(caller -> admit(exchange, caller).then(Mono.defer(() -> chain.filter(exchange))));
    }

    /** Charges the address of a caller whose token was rejected, so that guessing tokens is limited. Fails with 429. */
    public Mono<Void> admitUnauthenticated(ServerWebExchange exchange) {
        return enabled ? admit(exchange, address(exchange)) : Mono.empty();
    }

    private Mono<Void> admit(ServerWebExchange exchange, String caller) {
        String address = address(exchange);
        int weight = PageWeight.of(exchange.getRequest().getURI().getRawQuery());
        Optional<RateLimitExceeded> rejection = take(caller, address, weight, hashesPassword(exchange.getRequest()));
        rejection.ifPresent(exceeded -> exceeded.addTo(exchange.getResponse().getHeaders()));
        return rejection.isEmpty()
                ? Mono.empty()
                : Mono.error(Problems.TOO_MANY_REQUESTS.with(
                        "The rate limit is exceeded; the RateLimit headers describe it."));
    }

    /**
     * The same for a call of another protocol. Throws a problem with status 429.
     *
     * @param subject of its token; null without one
     * @param network of its client
     */
    public void admit(@Nullable String subject, String network, boolean hashesPassword) {
        String address = ADDRESS + network;
        if (!enabled) {
            return;
        }
        take(subject == null ? address : USER + subject, address, 1, hashesPassword)
                .ifPresent(exceeded -> {
                    throw Problems.TOO_MANY_REQUESTS
                            .with("The rate limit is exceeded.")
                            .retryAfter(Duration.ofSeconds(exceeded.retryAfterSeconds()));
                });
    }

    private Optional<RateLimitExceeded> take(String caller, String address, int weight, boolean hashesPassword) {
        return callers.take(caller, weight)
                .or(() -> addresses.take(address, weight))
                .or(() -> hashesPassword ? passwords.take(address, 1) : Optional.empty());
    }

    private String address(ServerWebExchange exchange) {
        return ADDRESS + proxies.clientOf(exchange.getRequest());
    }

    private static boolean hashesPassword(ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        return request.getMethod().equals(HttpMethod.POST)
                && Stream.of(PASSWORD_PATHS).anyMatch(pattern -> pattern.matches(path));
    }
}
