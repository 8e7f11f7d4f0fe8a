package dev.souk.common.webflux;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.common.problem.RequestHead;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Rejects what {@link RequestHead} rejects, and a path that has a second spelling. Spring Security's firewall rejects
 * encoded slashes, dots and semicolons; this one also rejects unreserved characters that are encoded, such as
 * {@code /%75sers}, which RFC 3986 (6.2.2.2) asks clients to decode. So each path has one spelling, and no limit, rule
 * or log depends on who decodes it. Spring Security's looks at a header or parameter when somebody asks for it; here
 * each of them is read once, so that whether it is rejected depends on nobody.
 */
final class StrictFirewall implements ServerWebExchangeFirewall {

    /** Letters, digits and {@code -._~}. */
    private static final Pattern ENCODED_UNRESERVED =
            Pattern.compile("%(2[de]|3[0-9]|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])", Pattern.CASE_INSENSITIVE);

    /** A host name of 253 characters and a port. The gateway forwards it twice, as Host and as X-Forwarded-Host. */
    private static final int MAX_HOST_LENGTH = 260;

    private final ServerWebExchangeFirewall strict = new StrictServerWebExchangeFirewall();

    @Override
    public Mono<ServerWebExchange> getFirewalledExchange(ServerWebExchange exchange) {
        try {
            return isPlain(exchange.getRequest()) ? Mono.just(exchange) : checked(exchange);
        } catch (ProblemException rejection) {
            RequestHead.responseHeaders(rejection)
                    .forEach(exchange.getResponse().getHeaders()::set);
            return Mono.error(rejection);
        }
    }

    private static boolean isPlain(ServerHttpRequest request) {
        HttpHeaders headers = request.getHeaders();
        RequestHead.check(request.getMethod().name(), headers::getOrEmpty);
        String host = headers.getFirst(HttpHeaders.HOST);
        if (host != null && host.length() > MAX_HOST_LENGTH) {
            throw malformed();
        }
        return RequestHead.isPlain(
                request.getURI().getRawPath(),
                request.getURI().getRawQuery(),
                headers.headerNames(),
                headers::getOrEmpty);
    }

    private Mono<ServerWebExchange> checked(ServerWebExchange exchange) {
        if (ENCODED_UNRESERVED.matcher(exchange.getRequest().getPath().value()).find()) {
            return Mono.error(malformed());
        }
        return strict.getFirewalledExchange(exchange)
                .doOnNext(StrictFirewall::readAll)
                .onErrorMap(ServerExchangeRejectedException.class, _ -> malformed());
    }

    private static void readAll(ServerWebExchange firewalled) {
        HttpHeaders headers = firewalled.getRequest().getHeaders();
        headers.headerNames().forEach(headers::get);
        firewalled.getRequest().getQueryParams();
    }

    private static ProblemException malformed() {
        return Problems.BAD_REQUEST.with("The path, a header or the name of a parameter is malformed.");
    }
}
