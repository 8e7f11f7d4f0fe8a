package dev.souk.system.chaos.fault;

import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.tools.proxy.Traffic;

/** Disturbs the connections of one service instance to one server. */
public record NetworkFault(ProxyRoute route, Traffic traffic) implements Fault {

    @Override
    public void start(ChaosEnvironment environment) {
        environment.souk().proxy(route).apply(traffic);
    }

    @Override
    public void stop(ChaosEnvironment environment) {
        environment.souk().proxy(route).apply(new Traffic.Flows());
    }
}
