package dev.souk.system.chaos.fault;

import dev.souk.system.chaos.arena.Arena;

/** Freezes a process: it keeps its connections, locks and leases, and answers nobody. */
record Freeze(String process) implements Fault {

    @Override
    public FaultKind kind() {
        return FaultKind.FREEZE;
    }

    @Override
    public String words() {
        return "freeze " + process;
    }

    @Override
    public String takesAway() {
        return process;
    }

    @Override
    public void start(Arena arena) {
        arena.souk().pause(process);
    }

    @Override
    public void stop(Arena arena) {
        arena.souk().resume(process);
    }
}
