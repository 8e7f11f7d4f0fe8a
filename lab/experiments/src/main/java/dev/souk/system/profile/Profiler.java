package dev.souk.system.profile;

import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.process.Await;
import dev.souk.tools.process.Jvm;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import one.convert.Arguments;
import one.convert.JfrToFlame;

/**
 * Records one JVM of the running system for some seconds by the JDK's {@code jcmd}, and draws what it did. Nothing of
 * the recording is left there or on the disk at the end, also after Ctrl-C.
 */
public final class Profiler {

    private static final String RECORDING = "name=souk-profile";

    /** Deeper than any stack of a service: with the default of 64 the outer methods would be missing. */
    private static final String DEPTH = "stackdepth=1024";

    /** A process that is stopped by a signal never answers. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** How much later the JVM ends a recording by itself, should this process be killed. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    /** Marked when the page opens, with its share of the whole. */
    private static final String OWN_CODE = "^dev\\.souk\\.";

    private final StateFolder state;
    private final Clock clock;
    private final String name;
    private final ProcessHandle process;
    private boolean running;

    /** Of the process of that name. */
    public Profiler(StateFolder state, Clock clock, String name, ProcessHandle process) {
        this.state = state;
        this.clock = clock;
        this.name = name;
        this.process = process;
    }

    /**
     * What is sampled.
     *
     * @param label what the shares are shares of
     * @param event of JFR that has the samples
     * @param pace how often there is one
     * @param view of {@code jfr} that counts them by method
     */
    public record Type(String label, String event, String pace, String view) {

        /**
         * Which code uses the processor. {@code CPUTimeSample} (JEP 509) sees all threads by their CPU time, but exists
         * on Linux alone; {@code ExecutionSample} sees a few of those that run Java code at that moment, everywhere.
         */
        public static final Type CPU = OperatingSystem.isLinux()
                ? new Type("CPU time", "jdk.CPUTimeSample", "throttle=10ms", "cpu-time-hot-methods")
                : new Type("CPU time", "jdk.ExecutionSample", "period=10ms", "hot-methods");

        /** Which code allocates objects: some of the allocations, weighted with the bytes that they stand for. */
        public static final Type ALLOCATIONS =
                new Type("Allocated memory", "jdk.ObjectAllocationSample", "throttle=500/s", "allocation-by-site");
    }

    /**
     * A finished profile.
     *
     * @param page the file with the flame graph
     * @param text the methods with the largest shares, without what they call
     */
    public record Result(Path page, String text) {}

    /**
     * Records the process; returns when the flame graph is written.
     *
     * @throws ToolException if the process ends meanwhile, is being recorded, cannot be recorded, or does nothing
     */
    public Result profile(Type type, Duration duration) throws IOException {
        try {
            String recordings = jcmd(process.pid(), "JFR.check");
            if (!recordings.startsWith("No available recordings")) { // whose data would go with the folder of this one
                throw new ToolException("The process is already being recorded: " + recordings);
            }
            Path folder = state.emptyTemporary("profile-" + name);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder), "stop recording"));
            try {
                return profile(type, duration, folder);
            } finally {
                end(folder);
            }
        } catch (ToolException failure) {
            throw process.isAlive() ? failure : ended();
        }
    }

    private Result profile(Type type, Duration duration, Path folder) throws IOException {
        Path recording = folder.resolve("recording.jfr");
        start(type, duration.plus(MARGIN), recording);
        Duration before = cpuTime();
        if (Await.atMost(duration).until(() -> !process.isAlive())) {
            throw ended();
        }
        Duration used = cpuTime().minus(before);
        stop();
        String methods = print(List.of("jfr", "view", "--width", "120", type.view, recording.toString()));
        if (methods.startsWith("No events found")) {
            throw new ToolException(
                    "%s did nothing meanwhile: there is nothing to draw. `./souk demo` gives it some work."
                            .formatted(name));
        }
        String title = "%s: %s in %s s".formatted(name, type.label, duration.toSeconds());
        String text = "%s (%s); the process used %s ms of CPU time%n%n%s"
                .formatted(title, type.event, used.toMillis(), methods);
        return new Result(draw(title, type, recording), text);
    }

    /**
     * The JVM collects the events beside the file, instead of in the folder of the system. Its path may have spaces.
     */
    private synchronized void start(Type type, Duration limit, Path recording) {
        jcmd(
                process.pid(),
                "JFR.configure",
                DEPTH,
                "repositorypath=\"%s\"".formatted(recording.resolveSibling("events")));
        running = true;
        jcmd(
                process.pid(),
                "JFR.start",
                RECORDING,
                "settings=none",
                "+%s#enabled=true".formatted(type.event),
                "+%s#%s".formatted(type.event, type.pace),
                "duration=%ss".formatted(limit.toSeconds()),
                "filename=\"%s\"".formatted(recording));
    }

    private synchronized void stop() {
        if (running) {
            running = false;
            jcmd(process.pid(), "JFR.stop", RECORDING);
        }
    }

    private void end(Path folder) {
        try {
            stop();
        } catch (ToolException ended) {
            // the process has, and the recording with it
        }
        try {
            StateFolder.delete(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** With compiler and garbage collector. */
    private Duration cpuTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /**
     * One HTML page without references to others, drawn by async-profiler's converter. Renamed when it is finished, so
     * that an interrupted command leaves no half of one.
     */
    private Path draw(String title, Type type, Path recording) throws IOException {
        Path page = recording.resolveSibling("page.html");
        var words = new ArrayList<>(List.of("--title", title, "--highlight", OWN_CODE, "--dot", "--norm"));
        words.addAll(type.equals(Type.ALLOCATIONS) ? List.of("--alloc", "--total") : List.of());
        JfrToFlame.convert(recording.toString(), page.toString(), new Arguments(words.toArray(String[]::new)));
        String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        String file = "%s-%s.html".formatted(name.replace('#', '-'), time);
        Path target = Files.createDirectories(state.profiles()).resolve(file);
        return Files.move(page, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private ToolException ended() {
        return new ToolException("%s (pid %s) ended while it was recorded. `./souk logs %1$s` may say why."
                .formatted(name, process.pid()));
    }

    /** What {@code jcmd} prints. */
    static String jcmd(long pid, String... command) {
        Stream<String> words = Stream.concat(Stream.of("jcmd", Long.toString(pid)), Stream.of(command));
        return print(words.toList()).replaceFirst("^\\d+:\\R", "");
    }

    /** What a program of the JDK prints: a few lines, which fit into the buffer of a pipe until it has ended. */
    private static String print(List<String> words) {
        var command = new ArrayList<>(words);
        command.set(0, Jvm.program(words.getFirst()).toString());
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new ToolException("The process did not answer within %s s.".formatted(TIMEOUT.toSeconds()));
            }
            String printed = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset()).strip();
            if (process.exitValue() != 0) {
                throw new ToolException("%s failed: %s".formatted(words, printed));
            }
            return printed;
        } catch (IOException e) {
            throw new ToolException("Cannot run %s: %s".formatted(words.getFirst(), e.getMessage()), e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ToolException("Interrupted while %s ran.".formatted(words.getFirst()), interrupted);
        }
    }
}
