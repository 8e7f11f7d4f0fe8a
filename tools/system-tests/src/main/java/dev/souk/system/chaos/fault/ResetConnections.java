package dev.souk.system.chaos.fault;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.environment.ProxyRoute;

/** Resets all connections of one instance to one server; new ones are made at once. */
public record ResetConnections(ProxyRoute route) implements Fault {

    @Override
    public FaultKind kind() {
        return FaultKind.NETWORK;
    }

    @Override
    public String description() {
        return route + " cut";
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
