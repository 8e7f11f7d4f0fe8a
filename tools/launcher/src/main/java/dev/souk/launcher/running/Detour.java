package dev.souk.launcher.running;

import dev.souk.launcher.topology.ServiceDefinition;

/**
 * A longer way from a service to a server: through a proxy that whoever starts the system listens with, so as to cut,
 * slow down or swallow what goes through.
 *
 * @param from a part such as `order-service`, for all of its instances, or one instance such as `order-service#2`
 * @param to   PostgreSQL or Kafka
 * @param port where the proxy listens, on localhost
 */
public record Detour(String from, ServiceDefinition to, int port) {}
