package dev.souk.registry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.netflix.eureka.server.event.EurekaInstanceCanceledEvent;
import org.springframework.cloud.netflix.eureka.server.event.EurekaInstanceRegisteredEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Logs one line for each registered and removed instance. Eureka's own loggers also warn about normal events. */
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
    void removed(EurekaInstanceCanceledEvent event) {
        log.info("{} deregistered, or its lease expired", event.getServerId());
    }
}
