package dev.souk.system.chaos.fault;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.environment.ProxyRoute;
import dev.souk.system.chaos.environment.TcpProxy;
import dev.souk.system.chaos.environment.Traffic;

/** Disturbs all connections between one instance and one server. */
public record NetworkFault(ProxyRoute route, Effect effect) implements Fault {

    /** What happens to the connections. */
    public sealed interface Effect {

        /** Resets the open connections, at the start and at the end; the instance can reconnect at once. */
        record Reset() implements Effect {}

        /**
         * Drops all bytes of the open connections without closing them, until either side closes them after its own
         * time-out; new ones work.
         */
        record DropSilently() implements Effect {}

        /** Delays, holds, drops or refuses traffic. */
        record DegradeTraffic(Traffic traffic) implements Effect {}
    }

    @Override
    public String description() {
        return route + " "
                + switch (effect) {
                    case Effect.Reset() -> "connections reset";
                    case Effect.DropSilently() -> "dropped silently";
                    case Effect.DegradeTraffic(Traffic.Slow slow) ->
                        "slow by " + slow.delay().toMillis() + " ms";
                    case Effect.DegradeTraffic(Traffic.Held()) -> "held";
                    case Effect.DegradeTraffic(Traffic.Dropped()) -> "half-open";
                    case Effect.DegradeTraffic(Traffic.Refused()) -> "refused";
                    case Effect.DegradeTraffic(Traffic.Flows()) -> "unchanged";
                };
    }

    @Override
    public void start(ChaosEnvironment environment) {
        TcpProxy proxy = environment.proxy(route);
        switch (effect) {
            case Effect.Reset() -> proxy.resetConnections();
            case Effect.DropSilently() -> proxy.dropSilently();
            case Effect.DegradeTraffic(Traffic traffic) -> proxy.apply(traffic);
        }
    }

    @Override
    public void stop(ChaosEnvironment environment) {
        TcpProxy proxy = environment.proxy(route);
        switch (effect) {
            case Effect.Reset() -> proxy.resetConnections();
            case Effect.DropSilently() -> {}
            case Effect.DegradeTraffic _ -> proxy.apply(new Traffic.Flows());
        }
    }
}
