package dev.souk.launcher.process;

import dev.souk.launcher.report.LauncherException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What differs between systems in starting a process. */
public final class OperatingSystem {

    private static final String NAME = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);

    private OperatingSystem() {}

    /** Whether this is Windows, where there are no signals and no `sh`. */
    public static boolean isWindows() {
        return NAME.startsWith("windows");
    }

    /** Whether this is Linux, the only system with a `/proc` to measure memory from. */
    public static boolean isLinux() {
        return NAME.startsWith("linux");
    }

    /** Sends a signal (STOP, CONT) to a process; one that has just ended is no error. */
    static void signal(ProcessHandle process, String name) {
        if (isWindows()) {
            throw new LauncherException("There are no signals on Windows.");
        }
        try {
            var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()));
            kill.redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A session of its own where `setsid` is there to give one (not on macOS), and deaf to Ctrl-C everywhere. */
    private static final String SHIELD =
            "trap '' INT HUP; command -v setsid >/dev/null 2>&1 && exec setsid \"$@\"; exec \"$@\"";

    /**
     * The command, out of reach of signals that are meant for the launcher: a terminal's Ctrl-C goes to all processes
     * of a group, but it is the launcher that decides in which order the others stop.
     */
    static List<String> shielded(List<String> command) {
        if (isWindows()) {
            return command;
        }
        var shielded = new ArrayList<>(List.of("/bin/sh", "-c", SHIELD, "sh"));
        shielded.addAll(command);
        return shielded;
    }
}
