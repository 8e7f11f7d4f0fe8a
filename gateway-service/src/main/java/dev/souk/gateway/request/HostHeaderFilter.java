package dev.souk.gateway.request;

import dev.souk.common.problem.Problems;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Rejects a request of HTTP/1.1 that does not have exactly one valid Host header, as RFC 9112 (3.2) asks servers to do.
 * Netty does not; of two hosts a proxy or cache in front could read one, and a service behind the other. An absolute
 * target names a host, too; one that is none would be ignored.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class HostHeaderFilter implements WebFilter {

    /** A name or address, and a port. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~%-]+(:\\d*)?|\\[[0-9A-Fa-f:.]+](:\\d*)?");

    /** The target of a request to a proxy, which every server has to accept (RFC 9112, 3.2.2). */
    private static final Pattern ABSOLUTE_TARGET = Pattern.compile("https?://([^/?#]*).*", Pattern.CASE_INSENSITIVE);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        List<String> hosts = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.HOST);
        return isValid(hosts, exchange.getRequest()) && hasValidTarget(exchange.getRequest())
                ? chain.filter(exchange)
                : Mono.error(Problems.BAD_REQUEST.with("Send exactly one valid Host header."));
    }

    private static boolean isValid(List<String> hosts, ServerHttpRequest request) {
        return hosts.isEmpty()
                ? isHttp10(request)
                : hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches();
    }

    /** It has no Host header; the health checks of some load balancers use it. */
    private static boolean isHttp10(ServerHttpRequest request) {
        HttpServerRequest sent = ServerHttpRequestDecorator.getNativeRequest(request);
        return sent.version().equals(HttpVersion.HTTP_1_0);
    }

    private static boolean hasValidTarget(ServerHttpRequest request) {
        HttpServerRequest sent = ServerHttpRequestDecorator.getNativeRequest(request);
        Matcher absolute = ABSOLUTE_TARGET.matcher(sent.uri());
        return !absolute.matches() || HOST.matcher(absolute.group(1)).matches();
    }
}
