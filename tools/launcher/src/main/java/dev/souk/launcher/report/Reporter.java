package dev.souk.launcher.report;

/** Is told the launcher's progress; called from several threads at once. */
@FunctionalInterface
public interface Reporter {

    /** Takes note of one step. */
    void report(Progress progress);
}
