package dev.souk.system.bench.formulas.observed;

import dev.souk.system.bench.figure.Series;
import dev.souk.system.bench.formulas.observed.SpanTree.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The parts of a request that the gateway sends on to one service, in milliseconds.
 *
 * @param gateway what the gateway takes itself
 * @param between from the gateway's call to the beginning of the service's span, and back: the network, and the queue
 *     for a processor in either process
 * @param service what the service takes without its statements, with what waits for a connection to the database
 * @param sql its statements
 */
public record RequestParts(double gateway, double between, double service, double sql) {

    private static final String CLIENT = "CLIENT";

    /** Nothing if a span is missing. */
    public static Optional<RequestParts> of(SpanTree trace, String gatewayName, String serviceName) {
        Optional<Span> entry = trace.first(span -> span.is("SERVER", gatewayName));
        Optional<Span> call = trace.first(span -> span.is(CLIENT, gatewayName));
        Optional<Span> served = trace.first(span -> span.is("SERVER", serviceName));
        if (entry.isEmpty() || call.isEmpty() || served.isEmpty()) {
            return Optional.empty();
        }
        double sql = trace.children(served.get())
                .filter(span -> span.kind().equals(CLIENT))
                .mapToDouble(Span::duration)
                .sum();
        return Optional.of(new RequestParts(
                entry.get().duration() - call.get().duration(),
                call.get().duration() - served.get().duration(),
                served.get().duration() - sql,
                sql));
    }

    /** The median of each part, over all requests. */
    public static RequestParts medians(List<RequestParts> requests) {
        return new RequestParts(
                median(requests, RequestParts::gateway),
                median(requests, RequestParts::between),
                median(requests, RequestParts::service),
                median(requests, RequestParts::sql));
    }

    private static double median(List<RequestParts> requests, ToDoubleFunction<RequestParts> part) {
        return new Series(requests.stream().map(part::applyAsDouble).toList()).median();
    }

    /** All parts. */
    public double sum() {
        return gateway + between + service + sql;
    }

    /** For people. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "gateway %.2f + between %.2f + service %.2f + SQL %.2f ms",
                gateway,
                between,
                service,
                sql);
    }
}
