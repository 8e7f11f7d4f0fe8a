package dev.souk.system.chaos.fault;

import dev.souk.system.chaos.arena.Arena;
import dev.souk.system.chaos.arena.Way;
import dev.souk.system.chaos.proxy.Traffic;

/** Does something to all traffic of one instance with one server. */
record Hamper(Way way, Traffic traffic) implements Fault {

    @Override
    public FaultKind kind() {
        return FaultKind.NETWORK;
    }

    @Override
    public String words() {
        return switch (traffic) {
            case Traffic.Slow slow -> way + " slow by " + slow.delay().toMillis() + " ms";
            case Traffic.Held() -> way + " held";
            case Traffic.Swallowed() -> way + " half-open";
            case Traffic.Refused() -> way + " refused";
            case Traffic.Flows() -> way + " as usual";
        };
    }

    @Override
    public void start(Arena arena) {
        arena.proxy(way).let(traffic);
    }

    @Override
    public void stop(Arena arena) {
        arena.proxy(way).let(new Traffic.Flows());
    }
}
