package dev.souk.system.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real recordings of JVMs that have the options of a service and do one thing. */
class ProfilerIT {

    private static final String PROGRAM = BusyProgram.class.getName();
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final StateFolder state;

    ProfilerIT(@TempDir Path temporary) throws IOException {
        state = new StateFolder(Files.createDirectories(temporary.resolve("a state")));
    }

    @Test
    void aMethodThatUsesTheProcessorIsInTheFlameGraphAndInTheText() throws IOException {
        try (var jvm = BusyJvm.start("compute")) {
            Profiler.Result result = profiler(jvm).profile(Profiler.Type.CPU, SECOND);

            assertThat(result.page())
                    .isEqualTo(state.path().resolve("profiles/order-service-2-2026-01-02T030405Z.html"));
            assertThat(result.page()).content().contains("<h1>order-service#2: CPU time in 1 s</h1>");
            assertThat(FlameGraphNames.of(result.page())).contains(PROGRAM + ".sum", PROGRAM + ".product");
            assertThat(share(result.text(), PROGRAM + ".sum")).isGreaterThan(20);
            assertThat(share(result.text(), PROGRAM + ".product")).isGreaterThan(20);
        }
    }

    @Test
    void aMethodThatAllocatesIsInTheFlameGraphOfAllocations() throws IOException {
        try (var jvm = BusyJvm.start("allocate")) {
            Profiler.Result result = profiler(jvm).profile(Profiler.Type.ALLOCATIONS, SECOND);

            assertThat(result.page()).content().contains("<h1>order-service#2: Allocated memory in 1 s</h1>");
            assertThat(FlameGraphNames.of(result.page())).contains(PROGRAM + ".allocate", "byte[]");
            assertThat(share(result.text(), PROGRAM + "$Ballast.<init>")).isGreaterThan(80);
        }
    }

    @Test
    void nothingIsLeftInTheProcessNorOnTheDiskButThePage() throws IOException {
        try (var jvm = BusyJvm.start("compute")) {
            profiler(jvm).profile(Profiler.Type.CPU, SECOND);
            profiler(jvm).profile(Profiler.Type.CPU, SECOND);

            assertThat(recordings(jvm)).startsWith("No available recordings.");
            assertThat(state.profiles()).isDirectoryContaining("glob:**.html");
            assertThat(state.path().resolve("run/tmp")).isEmptyDirectory();
        }
    }

    @Test
    void aProcessThatEndsMeanwhileIsReported() {
        try (var jvm = BusyJvm.start("compute")) {
            var kill = CompletableFuture.runAsync(() -> {
                awaitRecording(jvm);
                jvm.handle().destroyForcibly();
            });

            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> profiler(jvm).profile(Profiler.Type.CPU, A_MINUTE))
                    .withMessageStartingWith("order-service#2 (pid ")
                    .withMessageContaining("ended while it was recorded");
            assertThat(kill).succeedsWithin(A_MINUTE);
            assertThat(state.path().resolve("run/tmp")).isEmptyDirectory();
        }
    }

    @Test
    void aProcessThatCannotBeRecordedIsReported() {
        try (var jvm = BusyJvm.start("compute", "-XX:+DisableAttachMechanism")) {
            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> profiler(jvm).profile(Profiler.Type.CPU, SECOND))
                    .withMessageContaining("does not support the attach mechanism");
            assertThat(state.path().resolve("run/tmp")).doesNotExist();
        }
    }

    @Test
    void aProcessThatDoesNothingIsReported() {
        try (var jvm = BusyJvm.start("wait")) {
            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> profiler(jvm).profile(Profiler.Type.CPU, SECOND))
                    .withMessageContaining("order-service#2 did nothing");
        }
    }

    @Test
    void twoProfilesOfOneProcessAtATimeAreRefused() {
        try (var jvm = BusyJvm.start("compute")) {
            var first = CompletableFuture.supplyAsync(() -> profile(jvm));
            awaitRecording(jvm);

            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> profiler(jvm).profile(Profiler.Type.CPU, SECOND))
                    .withMessageContaining("already");
            jvm.handle().destroyForcibly();
            assertThat(first).failsWithin(A_MINUTE);
        }
    }

    /** Attaching to a busy process takes seconds on a busy machine. */
    private static void awaitRecording(BusyJvm jvm) {
        await().atMost(A_MINUTE).until(() -> recordings(jvm).contains("souk-profile"));
    }

    private Profiler.Result profile(BusyJvm jvm) {
        try {
            return profiler(jvm).profile(Profiler.Type.CPU, A_MINUTE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Profiler profiler(BusyJvm jvm) {
        Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05.6Z"), ZoneOffset.UTC);
        return new Profiler(state, clock, "order-service#2", jvm.handle());
    }

    private static String recordings(BusyJvm jvm) {
        return Profiler.jcmd(jvm.handle().pid(), "JFR.check");
    }

    /** In percent, from a line such as ` dev.souk.Cart.run(String) 12 97.1%`. */
    private static double share(String text, String name) {
        Matcher line = Pattern.compile(Pattern.quote(name) + "\\(.* ([\\d.]+)%").matcher(text);
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }
}
