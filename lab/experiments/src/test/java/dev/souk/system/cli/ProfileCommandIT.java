package dev.souk.system.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.Souk;
import dev.souk.system.profile.BusyJvm;
import dev.souk.system.profile.FlameGraphNames;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.process.Jvm;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The command against a launcher that knows one busy JVM as order-service#2. */
class ProfileCommandIT {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final StateFolder state;
    private final BusyJvm busy = BusyJvm.start("allocate");
    private final AutoCloseable launcher;

    ProfileCommandIT(@TempDir Path temporary) throws IOException {
        state = new StateFolder(temporary.resolve(".souk"));
        Process ended = new ProcessBuilder(Jvm.program("java").toString(), "-version").start();
        ended.onExit().join();
        var processes = new RunningProcesses(Map.of(
                "order-service#2", busy.handle(),
                "cart-service#1", ended.toHandle(),
                "postgres", ProcessHandle.current()));
        launcher = Souk.serve(state, processes);
    }

    @AfterEach
    void close() throws Exception {
        launcher.close();
        busy.close();
    }

    @ParameterizedTest
    @CsvSource({"order#2", "order-service"})
    void theProcessIsTheOneThatTheLauncherStarted(String service) {
        assertThat(run(service, "--seconds", "1")).as("%s%s", out, err).isZero();

        assertThat(err.toString()).isEqualToIgnoringNewLines("Recording order-service#2 for 1 s …");
        String page = out.toString().strip().replaceFirst("(?s).*Flame graph: ", "");
        assertThat(Path.of(page))
                .hasParent(state.profiles())
                .satisfies(file ->
                        assertThat(FlameGraphNames.of(file)).contains("dev.souk.system.profile.BusyProgram.allocate"));
        assertThat(out.toString()).contains("CPU time in 1 s", "%");
    }

    @Test
    void allocationsAreDrawnInsteadOfCpuTime() {
        assertThat(run("order", "--seconds", "1", "--allocations"))
                .as("%s%s", out, err)
                .isZero();

        assertThat(out.toString())
                .startsWith("order-service#2: Allocated memory in 1 s ")
                .contains("dev.souk.system.profile.BusyProgram$Ballast.<init>(");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgres             | postgres is no JVM
            cart-service         | cart-service#1 has no process now. `./souk start cart-service#1` starts one.
            orders               | Unknown name "orders".
            order#3              | Unknown name "order#3". Known names:
            order#2 --seconds=0   | --seconds is 1 to 600.
            order#2 --seconds=601 | --seconds is 1 to 600.
            """)
    void whatCannotBeRecordedIsExplained(String words, String message) {
        assertThat(run(words.split(" "))).isEqualTo(1);

        assertThat(err.toString()).startsWith(message).hasLineCount(1);
        assertThat(state.profiles()).doesNotExist();
    }

    @Test
    void withoutARunningSystemThereIsNothingToRecord(@TempDir Path empty) {
        assertThat(command("profile", "order", "--state", empty.toString())).isEqualTo(1);

        assertThat(err.toString()).contains("Souk is not running from here.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // where destroy() runs no shutdown hooks
    void aCommandThatIsStoppedEndsTheRecordingAndLeavesNothing() throws IOException {
        Process profile = new ProcessBuilder(
                        Jvm.program("java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SystemCommand.class.getName(),
                        "profile",
                        "order#2",
                        "--state",
                        state.path().toString())
                .redirectErrorStream(true)
                .start();
        await().atMost(Duration.ofSeconds(30)).until(() -> recordings().contains("souk-profile"));

        profile.toHandle().destroy(); // as Ctrl-C does, which a test in the background would ignore

        assertThat(profile.onExit()).succeedsWithin(Duration.ofSeconds(30));
        assertThat(new String(profile.getInputStream().readAllBytes(), UTF_8).lines())
                .hasSize(1);
        assertThat(recordings()).contains("No available recordings.");
        assertThat(state.path().resolve("run/tmp")).isEmptyDirectory();
        assertThat(state.profiles()).doesNotExist();
    }

    private String recordings() throws IOException {
        var words = List.of(
                Jvm.program("jcmd").toString(), Long.toString(busy.handle().pid()), "JFR.check");
        Process check = new ProcessBuilder(words).redirectErrorStream(true).start();
        return new String(check.getInputStream().readAllBytes(), UTF_8);
    }

    private int run(String... words) {
        return command(Stream.of(
                        Stream.of("profile"),
                        Stream.of(words),
                        Stream.of("--state", state.path().toString()))
                .flatMap(part -> part)
                .toArray(String[]::new));
    }

    private int command(String... words) {
        CommandLine line = SystemCommand.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(words);
    }
}
