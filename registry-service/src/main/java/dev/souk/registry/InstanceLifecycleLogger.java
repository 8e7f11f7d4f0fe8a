package dev.souk.registry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.netflix.eureka.server.event.EurekaInstanceCanceledEvent;
import org.springframework.cloud.netflix.eureka.server.event.EurekaInstanceRegisteredEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says in a line who came and who went; Eureka's own loggers mix that with warnings of what is everyday life here. */
@Component
class InstanceLifecycleLogger {

    private static final Logger log = LoggerFactory.getLogger(InstanceLifecycleLogger.class);

    @EventListener
    void registered(EurekaInstanceRegisteredEvent event) {
        log.info(
                "{} is {}",
                event.getInstanceInfo().getInstanceId(),
                event.getInstanceInfo().getStatus());
    }

    @EventListener
    void gone(EurekaInstanceCanceledEvent event) {
        log.info("{} left or stopped renewing its lease", event.getServerId());
    }
}
