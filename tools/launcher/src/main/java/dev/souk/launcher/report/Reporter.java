package dev.souk.launcher.report;

import dev.souk.launcher.api.Progress;

/** Receives the launcher's progress, from several threads. */
@FunctionalInterface
public interface Reporter {

    /** Receives one step. */
    void report(Progress progress);
}
