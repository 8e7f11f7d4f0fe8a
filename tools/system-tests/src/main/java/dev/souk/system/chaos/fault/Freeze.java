package dev.souk.system.chaos.fault;

import dev.souk.system.chaos.environment.ChaosEnvironment;

/** Suspends a process: it keeps its connections, locks and leases, and answers no request. */
public record Freeze(String process) implements Fault {

    @Override
    public void start(ChaosEnvironment environment) {
        environment.souk().pause(process);
    }

    @Override
    public void stop(ChaosEnvironment environment) {
        environment.souk().resume(process);
    }
}
