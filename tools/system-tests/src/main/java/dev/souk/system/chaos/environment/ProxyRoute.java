package dev.souk.system.chaos.environment;

import dev.souk.launcher.topology.ServiceDefinition;

/**
 * How one instance of a service reaches a server: every byte of it goes through a proxy.
 *
 * @param instance such as `order-service#2`
 * @param server   PostgreSQL or Kafka
 */
public record ProxyRoute(String instance, ServiceDefinition server) {

    @Override
    public String toString() {
        return instance + " → " + server.name();
    }
}
