package dev.souk.system.chaos.fault;

import dev.souk.system.chaos.arena.Arena;
import dev.souk.system.chaos.arena.Way;

/** Resets all connections of one instance to one server; new ones are made at once. */
record Cut(Way way) implements Fault {

    @Override
    public FaultKind kind() {
        return FaultKind.NETWORK;
    }

    @Override
    public String words() {
        return way + " cut";
    }

    @Override
    public void start(Arena arena) {
        arena.proxy(way).cut();
    }

    @Override
    public void stop(Arena arena) {
        arena.proxy(way).cut();
    }
}
