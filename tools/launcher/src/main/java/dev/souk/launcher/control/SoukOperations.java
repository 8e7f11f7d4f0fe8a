package dev.souk.launcher.control;

import java.util.List;

/** What other commands may ask of the launcher that runs the system; names are as people type them. */
public interface SoukOperations {

    /** The whole system as it is now. */
    SoukStatus status();

    /** Ends processes, at once (KILL) or orderly; answers which. */
    List<String> kill(String typed, boolean force);

    /** Starts what is down and waits until it can do its work; answers which. */
    List<String> start(String typed);

    /** Ends processes orderly and starts them again; answers which. */
    List<String> restart(String typed);

    /** Wants the whole system to end; returns at once. */
    void down();
}
