package dev.souk.system.chaos.fault;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.environment.ProxyRoute;
import dev.souk.system.chaos.environment.Traffic;

/** Does something to all traffic of one instance with one server. */
public record DegradeTraffic(ProxyRoute route, Traffic traffic) implements Fault {

    @Override
    public FaultKind kind() {
        return FaultKind.NETWORK;
    }

    @Override
    public String description() {
        return switch (traffic) {
            case Traffic.Slow slow -> route + " slow by " + slow.delay().toMillis() + " ms";
            case Traffic.Held() -> route + " held";
            case Traffic.Dropped() -> route + " half-open";
            case Traffic.Refused() -> route + " refused";
            case Traffic.Flows() -> route + " as usual";
        };
    }

    @Override
    public void start(ChaosEnvironment environment) {
        environment.proxy(route).apply(traffic);
    }

    @Override
    public void stop(ChaosEnvironment environment) {
        environment.proxy(route).apply(new Traffic.Flows());
    }
}
