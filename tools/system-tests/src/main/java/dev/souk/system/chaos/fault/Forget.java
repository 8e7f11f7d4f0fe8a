package dev.souk.system.chaos.fault;

import dev.souk.system.chaos.arena.Arena;
import dev.souk.system.chaos.arena.Way;

/** All connections of one instance to one server fall silent for good, and nobody is told; new ones are made at once. */
record Forget(Way way) implements Fault {

    @Override
    public FaultKind kind() {
        return FaultKind.NETWORK;
    }

    @Override
    public String words() {
        return way + " forgotten";
    }

    @Override
    public void start(Arena arena) {
        arena.proxy(way).forget();
    }

    /** Nothing ends it but the two sides, each by its own time-outs. */
    @Override
    public void stop(Arena arena) {}
}
