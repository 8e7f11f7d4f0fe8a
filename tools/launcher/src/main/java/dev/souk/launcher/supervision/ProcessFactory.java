package dev.souk.launcher.supervision;

import dev.souk.launcher.api.ServiceDefinition;

/** Makes the process of a further instance of a service, with a port of its own. */
@FunctionalInterface
public interface ProcessFactory {

    /** The instance of that number, which is down. */
    ManagedProcess create(ServiceDefinition service, int number);
}
