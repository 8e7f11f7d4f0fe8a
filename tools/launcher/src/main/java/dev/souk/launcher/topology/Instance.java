package dev.souk.launcher.topology;

import dev.souk.launcher.api.ServiceDefinition;

/**
 * One process of a service, with the port it listens on.
 *
 * @param number counts the instances of a service, starting at 1
 * @param managementPort the port of its actuator; the same as {@code port} except for the gateway and ZooKeeper
 * @param tls whether it speaks TLS on its port; the gateway's actuator, for this machine only, never does
 */
public record Instance(ServiceDefinition service, int number, int port, int managementPort, boolean tls) {

    /** `order-service#1` and `order-service#2`; without a number for the first one of what usually runs once. */
    public String name() {
        return service.nameOf(number);
    }

    /** The base URL of its HTTP interface. */
    public String url() {
        return (tls ? "https" : "http") + "://localhost:" + port;
    }

    /** The base URL of its actuator. */
    public String managementUrl() {
        return managementPort == port ? url() : "http://localhost:" + managementPort;
    }
}
