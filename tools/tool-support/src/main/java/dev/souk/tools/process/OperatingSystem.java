package dev.souk.tools.process;

import dev.souk.tools.ToolException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.function.Uncheck;

/** The differences between operating systems in starting and signalling processes. */
public final class OperatingSystem {

    private static final String NAME = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);

    private OperatingSystem() {}

    /** Whether this is Windows, where there are no signals and no `sh`. */
    public static boolean isWindows() {
        return NAME.startsWith("windows");
    }

    /** Whether this is Linux, the only system with `/proc`. */
    public static boolean isLinux() {
        return NAME.startsWith("linux");
    }

    /** The system and the processor, such as {@code linux.amd64}: a program for one does not run on another. */
    public static String platform() {
        return (NAME + "." + System.getProperty("os.arch")).replaceAll("[^a-z0-9_.]", "");
    }

    /** An installed program. Distributions install some where only the administrator's `PATH` looks. */
    public static Optional<Path> program(String name) {
        return program(name, System.getenv().getOrDefault("PATH", ""));
    }

    /** The path of an installed program; fails with this message if it is not there. */
    public static String requiredProgram(String name, String otherwise) {
        return program(name).orElseThrow(() -> new ToolException(otherwise)).toString();
    }

    static Optional<Path> program(String name, String path) {
        return Stream.concat(Stream.of(path.split(File.pathSeparator, -1)), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Whether a process of this user runs. One that has ended is alive for Java until its parent reads its exit code,
     * which the first process of a container may never do; but it has no command any more. Nor has one that still
     * closes its files: for its own children {@link ProcessHandle#isAlive} is exact.
     */
    public static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    static void requireSignals() {
        if (isWindows()) {
            throw new ToolException("There are no signals on Windows.");
        }
    }

    /** Sends a signal such as STOP to a process; does nothing if it has ended. */
    static void signal(ProcessHandle process, String name) {
        requireSignals();
        try {
            // As a part of the shell: not every system has the program.
            var kill = new ProcessBuilder("/bin/sh", "-c", "kill -s %s %s".formatted(name, process.pid()));
            Uncheck.get(kill.redirectError(ProcessBuilder.Redirect.DISCARD)::start)
                    .waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Its own session where `setsid` exists (not on macOS); SIGINT and SIGHUP are ignored until the program changes
     * that.
     */
    private static final String DETACH =
            "trap '' INT HUP; command -v setsid >/dev/null 2>&1 && exec setsid \"$@\"; exec \"$@\"";

    /**
     * The command, detached from the terminal. Ctrl-C sends SIGINT to the whole process group, but the launcher stops
     * the other processes in its own order.
     */
    public static List<String> detached(List<String> command) {
        Stream<String> shell = isWindows() ? Stream.of() : Stream.of("/bin/sh", "-c", DETACH, "sh");
        return Stream.concat(shell, command.stream()).toList();
    }
}
