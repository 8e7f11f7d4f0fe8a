package dev.souk.gateway.security;

import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Rejects a path that has a second spelling. Spring Security's firewall rejects encoded slashes, dots and semicolons;
 * this one also rejects unreserved characters that are encoded, such as {@code /%75sers}, which RFC 3986 (6.2.2.2) asks
 * clients to decode. So each path has one spelling, and no limit, rule or log depends on who decodes it.
 */
@Component
final class CanonicalPathFirewall implements ServerWebExchangeFirewall {

    /** Letters, digits and {@code -._~}. */
    private static final Pattern ENCODED_UNRESERVED =
            Pattern.compile("%(2[de]|3[0-9]|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])", Pattern.CASE_INSENSITIVE);

    /** A host name of 253 characters and a port. The gateway forwards it twice, as Host and as X-Forwarded-Host. */
    private static final int MAX_HOST_LENGTH = 260;

    private final ServerWebExchangeFirewall strict = new StrictServerWebExchangeFirewall();

    @Override
    public Mono<ServerWebExchange> getFirewalledExchange(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        if (ENCODED_UNRESERVED.matcher(request.getPath().value()).find()) {
            return rejected("The path has percent-encoded unreserved characters");
        }
        String host = request.getHeaders().getFirst(HttpHeaders.HOST);
        if (host != null && host.length() > MAX_HOST_LENGTH) {
            return rejected("The Host header is too long");
        }
        return strict.getFirewalledExchange(exchange);
    }

    private static Mono<ServerWebExchange> rejected(String reason) {
        return Mono.error(() -> new ServerExchangeRejectedException(reason));
    }
}
