package dev.souk.launcher.topology;

/**
 * One process to be: an instance of a part, with the port it will listen on.
 *
 * @param number counts the instances of a part from 1
 * @param managementPort the port of its actuator; the same as {@code port} for all but the gateway
 */
public record Instance(ServiceDefinition service, int number, int port, int managementPort) {

    /** `kafka` for what runs once, `order-service#2` for what may run several times. */
    public String name() {
        return service.scales() ? service.name() + "#" + number : service.name();
    }

    /** Where it answers HTTP. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** The base URL of its actuator. */
    public String managementUrl() {
        return "http://localhost:" + managementPort;
    }

    /** Whether its actuator has a port of its own. */
    public boolean hasManagementPort() {
        return managementPort != port;
    }
}
