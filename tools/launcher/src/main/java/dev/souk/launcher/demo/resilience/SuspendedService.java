package dev.souk.launcher.demo.resilience;

import dev.souk.launcher.api.SoukOperations;

/** All instances of a service, suspended until this is closed, or the program ends for whatever reason. */
final class SuspendedService implements AutoCloseable {

    private final SoukOperations launcher;
    private final String service;
    private final Thread atExit = new Thread(this::resume, "resume");

    private SuspendedService(SoukOperations launcher, String service) {
        this.launcher = launcher;
        this.service = service;
    }

    static SuspendedService suspend(SoukOperations launcher, String service) {
        var suspended = new SuspendedService(launcher, service);
        Runtime.getRuntime().addShutdownHook(suspended.atExit); // Ctrl-C
        launcher.suspend(service);
        return suspended;
    }

    private void resume() {
        launcher.resume(service);
    }

    @Override
    public void close() {
        resume();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
