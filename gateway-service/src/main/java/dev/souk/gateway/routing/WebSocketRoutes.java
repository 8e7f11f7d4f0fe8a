package dev.souk.gateway.routing;

import java.util.Map;
import org.springframework.cloud.gateway.route.Route;

/** The routes of WebSockets: those with the metadata {@code web-socket}. */
public final class WebSocketRoutes {

    private static final String METADATA = "web-socket";

    private WebSocketRoutes() {}

    /** Whether the route is one of them. */
    public static boolean include(Route route) {
        return include(route.getMetadata());
    }

    static boolean include(Map<String, Object> metadata) {
        return metadata.containsKey(METADATA);
    }
}
