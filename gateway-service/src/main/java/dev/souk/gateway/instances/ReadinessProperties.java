package dev.souk.gateway.instances;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the gateway calls itself ready.
 *
 * @param services ids that must have been seen in the registry once; the gateway's own is among them, so that ready
 *     means registered
 */
@ConfigurationProperties("souk.gateway.readiness")
record ReadinessProperties(
        @DefaultValue({"gateway-service", "user-service", "cart-service", "order-service"})
        List<String> services) {}
