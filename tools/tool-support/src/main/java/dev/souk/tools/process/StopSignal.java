package dev.souk.tools.process;

/** The signal at which a program stops gracefully. */
public enum StopSignal {
    /** What most programs expect. */
    TERM,
    /** PostgreSQL's fast shutdown, which does not wait for clients to disconnect. */
    INT;

    void send(ProcessHandle process) {
        if (this == TERM) {
            process.destroy();
        } else {
            OperatingSystem.signal(process, name());
        }
    }
}
