package dev.souk.console.system;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be done with a process. */
public enum ProcessAction {
    START,
    /** Gracefully, as SIGTERM does. */
    STOP,
    RESTART,
    /** At once, as SIGKILL does. */
    KILL,
    /** It keeps memory and connections, and answers nothing, as after SIGSTOP. */
    SUSPEND,
    /** It runs for a part of the time only, so that it answers late. */
    SLOW,
    /** It is neither suspended nor slow any more. */
    RESUME,
    /** No call reaches it, and it reaches neither database nor broker. */
    CUT,
    /** It is not cut off any more. */
    RESTORE;

    /** By its name in lower case. */
    public static Optional<ProcessAction> of(String name) {
        return Stream.of(values())
                .filter(action -> action.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
