package dev.souk.gateway.routing;

import static org.springframework.cloud.gateway.support.RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR;

import java.net.URI;
import java.util.Map;
import org.springframework.cloud.gateway.route.Route;

/** What the metadata of a route say about its requests, in {@code application.yml} and {@code gateway.yml}. */
public final class RouteMetadata {

    private static final String WEB_SOCKET = "web-socket";
    private static final String RESILIENCE = "resilience";
    private static final String NO_TIMEOUT = "-1";

    private RouteMetadata() {}

    /** Whether its requests are those for a WebSocket: {@code web-socket: true}. */
    public static boolean isWebSocket(Route route) {
        return isWebSocket(route.getMetadata());
    }

    /** Whether the response is a stream of events, which has no end for minutes: {@code response-timeout: -1}. */
    public static boolean isStream(Route route) {
        return isStream(route.getMetadata());
    }

    /** The name of its settings in {@code resilience4j.*}: {@code resilience}, or that of the service. */
    public static String resilience(Route route) {
        return resilience(route.getMetadata(), route.getUri());
    }

    static String resilience(Map<String, Object> metadata, URI uri) {
        Object name = metadata.get(RESILIENCE);
        return name == null ? uri.getHost() : name.toString();
    }

    static boolean isWebSocket(Map<String, Object> metadata) {
        return metadata.containsKey(WEB_SOCKET);
    }

    static boolean isStream(Map<String, Object> metadata) {
        Object timeout = metadata.get(RESPONSE_TIMEOUT_ATTR);
        return timeout != null && NO_TIMEOUT.equals(timeout.toString());
    }
}
