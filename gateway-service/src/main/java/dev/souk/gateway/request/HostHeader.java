package dev.souk.gateway.request;

import dev.souk.common.problem.Problems;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Rejects a request of HTTP/1.1 that does not have exactly one valid Host header, as RFC 9112 (3.2) asks servers to do.
 * Netty does not; of two hosts a proxy or cache in front could read one, and a service behind the other. An absolute
 * target names a host, too; one that is none would be ignored.
 */
public final class HostHeader {

    /** A name or address, and a port. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~%-]+(:\\d*)?|\\[[0-9A-Fa-f:.]+](:\\d*)?");

    /** The target of a request to a proxy, which every server has to accept (RFC 9112, 3.2.2). */
    private static final Pattern ABSOLUTE_TARGET = Pattern.compile("https?://([^/?#]*).*", Pattern.CASE_INSENSITIVE);

    private HostHeader() {}

    /** Throws the problem with status 400 if the request has no valid one. */
    public static void check(ServerHttpRequest request) {
        HttpServerRequest sent = ServerHttpRequestDecorator.getNativeRequest(request);
        if (!isValid(request.getHeaders().getOrEmpty(HttpHeaders.HOST), sent) || !hasValidTarget(sent.uri())) {
            throw Problems.BAD_REQUEST.with("Send exactly one valid Host header.");
        }
    }

    /** A request of HTTP/1.0 has none; the health checks of some load balancers use it. */
    private static boolean isValid(List<String> hosts, HttpServerRequest sent) {
        return hosts.isEmpty()
                ? sent.version().equals(HttpVersion.HTTP_1_0)
                : hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches();
    }

    private static boolean hasValidTarget(String target) {
        Matcher absolute = ABSOLUTE_TARGET.matcher(target);
        return !absolute.matches() || HOST.matcher(absolute.group(1)).matches();
    }
}
