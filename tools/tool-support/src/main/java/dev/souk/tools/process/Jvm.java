package dev.souk.tools.process;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The JVM of all processes: the launcher's own JDK, tuned for a fast start with little memory. An AOT cache can only be
 * used with the flags it was trained with.
 */
public final class Jvm {

    /** With one event loop for two processors, since all processes share them: ADR 24. */
    private static final int EVENT_LOOPS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    /**
     * Serial collector, C1 only and compact headers: half the start-up work of the defaults. A small young generation,
     * since nearly all that a request allocates is garbage when it ends: ADR 24.
     */
    public static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:NewRatio=12",
            "-XX:TrimNativeHeapInterval=10000",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseCompactObjectHeaders",
            "-XX:ReservedCodeCacheSize=128m", // by default a start fills the part that begins a full collection
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-Dreactor.netty.ioWorkerCount=" + EVENT_LOOPS,
            "-Dreactor.netty.send.maxPrefetchSize=8", // parts of a response in memory for a client that reads slowly
            "-Dspring.backgroundpreinitializer.ignore=true", // no processor is idle while all processes start
            // One locale on every machine, whatever JAVA_TOOL_OPTIONS says: Kafka has enums that Turkish cannot spell.
            "-Duser.language=en",
            "-Duser.country=",
            "-Duser.script=",
            "-Duser.variant=",
            "-Duser.extensions=");

    private Jvm() {}

    /** `java` with the flags and a heap limit in MiB, followed by the arguments. */
    public static List<String> command(int heap, List<String> words) {
        return Stream.of(List.of(program("java").toString()), FLAGS, List.of("-Xmx" + heap + "m"), words)
                .flatMap(List::stream)
                .toList();
    }

    /** `javac` with the arguments in the file, tuned for a run of a few seconds. */
    public static List<String> compiler(Path arguments) {
        return List.of(
                program("javac").toString(),
                "-J-XX:+UseSerialGC",
                "-J-XX:TieredStopAtLevel=1",
                "-J-Xmx512m",
                "@" + arguments);
    }

    /** A program of the JDK, such as `jcmd`. */
    public static Path program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", OperatingSystem.isWindows() ? name + ".exe" : name);
    }
}
