package dev.souk.system.bench.formulas.observed;

import dev.souk.system.bench.formulas.observed.SpanTree.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way of an order through the services, in milliseconds: each service waits for its outbox, sends an event, and the
 * next one processes it.
 *
 * @param durations from the statement that wrote the order: outbox, Kafka, processing; outbox, Kafka, and so on
 */
public record SagaHops(List<Double> durations) {

    /** Outbox, Kafka and processing. */
    private static final int PARTS_OF_A_HOP = 3;

    /** After the first of them the stock is reserved, after the last the order is confirmed. */
    private static final List<String> SERVICES =
            List.of("cart-service", "order-service", "user-service", "order-service");

    /** Nothing if a span is missing. */
    public static Optional<SagaHops> of(SpanTree trace) {
        Optional<Span> written = trace.first(span -> span.name().equals("INSERT orders"));
        Optional<Span> parent = trace.first(span -> span.is("SERVER", "order-service"));
        if (written.isEmpty() || parent.isEmpty()) {
            return Optional.empty();
        }
        var durations = new ArrayList<Double>();
        double ready = written.get().end();
        Span cause = parent.get();
        for (String service : SERVICES) {
            Optional<Hop> hop = Hop.from(trace, cause, service);
            if (hop.isEmpty()) {
                return Optional.empty();
            }
            durations.addAll(hop.get().durations(ready));
            cause = hop.get().processed();
            ready = cause.end();
        }
        return Optional.of(new SagaHops(durations));
    }

    private record Hop(Span sent, Span processed) {

        static Optional<Hop> from(SpanTree trace, Span cause, String service) {
            return trace.children(cause)
                    .filter(span -> span.kind().equals("PRODUCER"))
                    .flatMap(sent -> trace.children(sent)
                            .filter(span -> span.is("CONSUMER", service))
                            .map(processed -> new Hop(sent, processed)))
                    .findFirst();
        }

        List<Double> durations(double ready) {
            return List.of(sent.start() - ready, processed.start() - sent.start(), processed.duration());
        }
    }

    /** Until the stock is reserved. */
    public List<Double> untilReserved() {
        return durations.subList(0, PARTS_OF_A_HOP);
    }
}
