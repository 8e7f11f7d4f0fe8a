package dev.souk.launcher.report;

/** Receives the launcher's progress, from several threads. */
@FunctionalInterface
public interface Reporter {

    /** Receives one step. */
    void report(Progress progress);
}
