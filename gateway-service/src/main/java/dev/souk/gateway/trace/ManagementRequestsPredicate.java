package dev.souk.gateway.trace;

import dev.souk.gateway.request.ManagementPort;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/** Observes no probes and no scrapers, which call the management port only. */
@Component
class ManagementRequestsPredicate implements ObservationPredicate {

    private final ManagementPort management;

    ManagementRequestsPredicate(ManagementPort management) {
        this.management = management;
    }

    @Override
    public boolean test(String name, Observation.Context context) {
        return !(context instanceof ServerRequestObservationContext request
                && request.getCarrier() != null
                && management.received(request.getCarrier()));
    }
}
