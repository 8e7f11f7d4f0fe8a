package dev.souk.gateway.trace;

import dev.souk.gateway.request.ManagementPort;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * Begins a trace of its own for each request. A caller who chose the trace id could hide a request in the trace of
 * somebody else, and switch tracing off for it.
 */
@Configuration(proxyBeanMethods = false)
class EdgeTraceConfiguration {

    @Bean
    @Order(MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER)
    PropagatingReceiverTracingObservationHandler<?> receiverTracingObservationHandler(Tracer tracer) {
        return new PropagatingReceiverTracingObservationHandler<>(tracer, new NoParent(tracer));
    }

    /** Probes and scrapers are not traced; on the public port nothing is below that path. */
    @Bean
    static ObservationPredicate requestsOtherThanProbes(ManagementPort management) {
        return (_, context) -> !(context instanceof ServerRequestObservationContext request
                && request.getCarrier() != null
                && management.received(request.getCarrier()));
    }

    /** Only for requests that arrive; those to the services still carry the trace. */
    private record NoParent(Tracer tracer) implements Propagator {

        @Override
        public List<String> fields() {
            return List.of();
        }

        @Override
        public <C> void inject(TraceContext context, @Nullable C carrier, Setter<C> setter) {
            throw new UnsupportedOperationException("A receiver does not inject");
        }

        @Override
        public <C> Span.Builder extract(@Nullable C carrier, Getter<C> getter) {
            return tracer.spanBuilder().setNoParent();
        }
    }
}
