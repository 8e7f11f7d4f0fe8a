package dev.souk.gateway.request;

import dev.souk.common.problem.Problems;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Rejects a request that does not have exactly one valid Host header, as RFC 9112 (3.2) asks servers to do. Netty does not;
 * of two hosts a proxy or cache in front could read one, and a service behind the other.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class HostHeaderFilter implements WebFilter {

    /** A name or address, and a port. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~%-]+(:\\d*)?|\\[[0-9A-Fa-f:.]+](:\\d*)?");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        List<String> hosts = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.HOST);
        return hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches()
                ? chain.filter(exchange)
                : Mono.error(Problems.BAD_REQUEST.with("Send exactly one valid Host header."));
    }
}
