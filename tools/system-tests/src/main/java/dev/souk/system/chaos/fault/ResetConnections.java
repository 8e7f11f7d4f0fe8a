package dev.souk.system.chaos.fault;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.environment.ProxyRoute;

/** Resets all connections of one instance to one server; it can reconnect at once. */
public record ResetConnections(ProxyRoute route) implements Fault {

    @Override
    public FaultKind kind() {
        return FaultKind.NETWORK;
    }

    @Override
    public String description() {
        return route + " connections reset";
    }

    @Override
    public void start(ChaosEnvironment environment) {
        environment.proxy(route).resetConnections();
    }

    @Override
    public void stop(ChaosEnvironment environment) {
        environment.proxy(route).resetConnections();
    }
}
