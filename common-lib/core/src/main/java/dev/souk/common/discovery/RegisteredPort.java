package dev.souk.common.discovery;

import com.netflix.appinfo.EurekaInstanceConfig;
import com.netflix.appinfo.InstanceInfo;
import org.springframework.cloud.client.discovery.event.InstancePreRegisteredEvent;
import org.springframework.cloud.netflix.eureka.serviceregistry.EurekaRegistration;
import org.springframework.context.event.EventListener;

/**
 * Puts the port of the web server into the registration. Spring Cloud leaves that to its refresh scope, which creates
 * Eureka's {@link InstanceInfo} after the web server has started. Without that scope it is created before, when a
 * random port ({@code server.port: 0}) is not known yet.
 */
final class RegisteredPort {

    @EventListener
    void beforeRegistration(InstancePreRegisteredEvent event) {
        if (event.getRegistration() instanceof EurekaRegistration registration) {
            InstanceInfo instance = registration.getApplicationInfoManager().getInfo();
            boolean isKnown = registration.isSecure()
                    ? instance.getSecurePort() == registration.getSecurePort()
                    : instance.getPort() == registration.getNonSecurePort();
            if (!isKnown) {
                correct(instance, registration.getInstanceConfig());
            }
        }
    }

    /** The builder changes the instance itself; the client then registers all of it again, because it is dirty. */
    private static void correct(InstanceInfo instance, EurekaInstanceConfig config) {
        new InstanceInfo.Builder(instance)
                .setPort(config.getNonSecurePort())
                .setSecurePort(config.getSecurePort())
                .setHomePageUrl(config.getHomePageUrlPath(), config.getHomePageUrl())
                .setStatusPageUrl(config.getStatusPageUrlPath(), config.getStatusPageUrl())
                .setHealthCheckUrls(
                        config.getHealthCheckUrlPath(), config.getHealthCheckUrl(), config.getSecureHealthCheckUrl());
        instance.setIsDirty();
    }
}
