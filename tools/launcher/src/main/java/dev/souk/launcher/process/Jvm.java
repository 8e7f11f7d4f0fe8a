package dev.souk.launcher.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM that runs a part: the launcher's own JDK, set for a fast start in little memory. The flags are the same when
 * a start-up cache is trained and when it is used, else the cache would not fit.
 */
public final class Jvm {

    /** Serial collector, first compiler only and compact headers: half the start-up work of the defaults. */
    public static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xlog:disable",
            "-Xlog:all=error:stderr");

    private Jvm() {}

    /** Version of the JDK; a cache fits no other. */
    public static String version() {
        return Runtime.version().toString();
    }

    /** `java` with the flags and a heap limit in MiB, followed by the given words. */
    public static List<String> command(int heap, List<String> words) {
        var command = new ArrayList<String>();
        command.add(program().toString());
        command.addAll(FLAGS);
        command.add("-Xmx" + heap + "m");
        command.addAll(words);
        return command;
    }

    /** The same, deaf to the terminal that it was started from: it outlives that. */
    public static List<String> shielded(int heap, List<String> words) {
        return OperatingSystem.shielded(command(heap, words));
    }

    private static Path program() {
        return Path.of(System.getProperty("java.home"), "bin", OperatingSystem.isWindows() ? "java.exe" : "java");
    }
}
