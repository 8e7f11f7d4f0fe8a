package dev.souk.system.chaos.fault;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.environment.ProxyRoute;

/** All connections of one instance to one server fall silent for good, and nobody is told; new ones are made at once. */
public record DropSilently(ProxyRoute route) implements Fault {

    @Override
    public FaultKind kind() {
        return FaultKind.NETWORK;
    }

    @Override
    public String description() {
        return route + " forgotten";
    }

    @Override
    public void start(ChaosEnvironment environment) {
        environment.proxy(route).dropSilently();
    }

    /** Nothing ends it but the two sides, each by its own time-outs. */
    @Override
    public void stop(ChaosEnvironment environment) {}
}
