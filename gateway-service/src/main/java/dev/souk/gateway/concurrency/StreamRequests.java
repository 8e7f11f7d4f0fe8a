package dev.souk.gateway.concurrency;

import dev.souk.gateway.routing.RoutedPath;
import dev.souk.gateway.routing.RoutedPaths;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Requests whose response stays open for minutes: those of the routes of event streams and WebSockets. */
@Component
class StreamRequests {

    private final List<Stream> streams;

    StreamRequests(RoutedPaths routed) {
        this.streams = routed.paths().stream()
                .filter(RoutedPath::isStream)
                .map(Stream::of)
                .toList();
    }

    boolean include(ServerHttpRequest request) {
        for (Stream stream : streams) {
            if (stream.includes(request)) {
                return true;
            }
        }
        return false;
    }

    /** With the beginning of its paths, by which most other requests are told apart before their path is parsed. */
    private record Stream(String beginning, RoutedPath path, Map<String, Pattern> headers) {

        static Stream of(RoutedPath path) {
            return new Stream(
                    path.pattern().getPatternString().replaceFirst("[{*?].*", ""),
                    path,
                    path.headers().entrySet().stream()
                            .collect(
                                    Collectors.toMap(Map.Entry::getKey, header -> Pattern.compile(header.getValue()))));
        }

        boolean includes(ServerHttpRequest request) {
            return request.getURI().getRawPath().startsWith(beginning)
                    && path.pattern().matches(request.getPath().pathWithinApplication())
                    && headers.entrySet().stream()
                            .allMatch(header -> request.getHeaders().getOrEmpty(header.getKey()).stream()
                                    .anyMatch(value ->
                                            header.getValue().matcher(value).matches()));
        }
    }
}
