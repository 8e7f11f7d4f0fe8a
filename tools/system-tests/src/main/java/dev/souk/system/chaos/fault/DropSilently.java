package dev.souk.system.chaos.fault;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.environment.ProxyRoute;

/** Drops all bytes of the open connections of one instance to one server, without closing them; new ones work. */
public record DropSilently(ProxyRoute route) implements Fault {

    @Override
    public FaultKind kind() {
        return FaultKind.NETWORK;
    }

    @Override
    public String description() {
        return route + " dropped silently";
    }

    @Override
    public void start(ChaosEnvironment environment) {
        environment.proxy(route).dropSilently();
    }

    /** The connections stay dead until either side closes them after its own time-out. */
    @Override
    public void stop(ChaosEnvironment environment) {}
}
