package dev.souk.common.observability;

import io.micrometer.observation.ObservationPredicate;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.observation.ClientRequestObservationContext;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;

/**
 * Observes neither tasks by the clock nor the requests that no caller waits for, such as heartbeats: a hundred traces a
 * minute in which nothing happens.
 */
@AutoConfiguration
@ConditionalOnClass(ClientRequestObservationContext.class)
class BackgroundWorkAutoConfiguration {

    @Bean
    static ObservationPredicate workForSomebody(ObjectProvider<ObservationRegistry> registry) {
        return (_, context) -> switch (context) {
            case ScheduledTaskObservationContext _ -> false;
            case ClientRequestObservationContext _ -> registry.getObject().getCurrentObservation() != null;
            default -> true;
        };
    }
}
