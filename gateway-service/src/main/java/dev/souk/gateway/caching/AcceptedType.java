package dev.souk.gateway.caching;

import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Whether a client takes JSON, the only type that is stored. Another one is up to the service, which has none. */
final class AcceptedType {

    private static final Set<List<String>> USUAL =
            Set.of(List.of(), List.of("*/*"), List.of(MediaType.APPLICATION_JSON_VALUE));

    private AcceptedType() {}

    static boolean isJson(ServerHttpRequest request) {
        List<String> accept = request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT);
        if (USUAL.contains(accept)) {
            return true;
        }
        try {
            return MediaType.parseMediaTypes(accept).stream().anyMatch(AcceptedType::includesJson);
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    private static boolean includesJson(MediaType type) {
        return type.includes(MediaType.APPLICATION_JSON) && type.getQualityValue() > 0;
    }
}
