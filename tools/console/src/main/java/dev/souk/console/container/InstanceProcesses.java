package dev.souk.console.container;

import dev.souk.console.registry.RegisteredInstance;
import dev.souk.console.system.MonitoredProcess;
import dev.souk.console.system.MonitoredProcess.Control;
import dev.souk.console.system.MonitoredProcess.Kind;
import dev.souk.console.system.MonitoredProcess.State;

/** Instances of services as processes, of which nothing more is known than they have registered. */
final class InstanceProcesses {

    static final String GATEWAY = "gateway-service";

    private InstanceProcesses() {}

    static MonitoredProcess of(RegisteredInstance instance) {
        return new MonitoredProcess(
                name(instance),
                instance.service(),
                kind(instance.service()),
                instance.status().equals("STARTING") ? State.STARTING : State.UP,
                null,
                instance.url(),
                instance.managementUrl(),
                false,
                null,
                Control.NONE);
    }

    /** The address tells instances apart. In telemetry they have the same name, by docker-compose.yml. */
    static String name(RegisteredInstance instance) {
        return "%s#%s:%s".formatted(instance.service(), instance.host(), instance.port());
    }

    /** In place of a service of which no instance has registered. */
    static MonitoredProcess missing(String service) {
        return new MonitoredProcess(
                service, service, kind(service), State.DOWN, null, null, null, false, null, Control.NONE);
    }

    private static Kind kind(String service) {
        return service.equals(GATEWAY) ? Kind.GATEWAY : Kind.SERVICE;
    }
}
