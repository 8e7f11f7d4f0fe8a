package dev.souk.tools.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.tools.ToolException;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.ProcessStatus.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ChildProcessTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Path folder;
    private final LogFile log;

    ChildProcessTest(@TempDir Path temporary) {
        folder = temporary;
        log = new LogFile(temporary.resolve("child.log"));
    }

    @Test
    void aCooperativeProcessStopsGracefully() {
        ChildProcess child = child("trap 'exit 7' TERM; echo ready; while :; do sleep 0.1; done");
        awaitReady();

        child.stop(SOON);

        assertThat(child.ended().join()).isEqualTo(OptionalInt.of(7));
    }

    @Test
    void anUnresponsiveProcessIsKilledAfterTheTimeout() {
        ChildProcess child = child("trap '' TERM; echo ready; while :; do sleep 0.1; done");
        awaitReady();

        child.stop(Duration.ofMillis(200));

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX) // elsewhere it has no group of its own
    void whatAProcessHasLeftIsKilled() {
        ChildProcess child = child("sleep 300 & echo $!; echo ready; wait");
        awaitReady();
        ProcessHandle left =
                ProcessHandle.of(Long.parseLong(log.tail(2, 0).getFirst())).orElseThrow();

        ProcessHandle.of(child.pid()).orElseThrow().destroyForcibly();

        assertThat(Await.atMost(SOON).until(() -> !left.isAlive())).isTrue();
    }

    @Test
    void ctrlCInTheTerminalDoesNotReachTheProcess() {
        ChildProcess child = child("kill -s INT $$; echo ready; exec sleep 300");

        awaitReady();

        assertThat(child.isAlive()).isTrue();
        child.kill();
    }

    @Test
    void bothOutputStreamsAreLogged() {
        command("echo one; echo two >&2").run("Counting", "");

        assertThat(log.tail(9, 0)).containsExactly("one", "two");
    }

    @Test
    void aFailedCommandIsReportedWithItsOutput() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> command("echo 'No space left'; exit 3").run("Copying", ""))
                .withMessageStartingWith("Copying failed with exit code 3")
                .withMessageContaining("No space left");
    }

    @Test
    void aCommandReadsItsInput() {
        command("read -r line; echo \"got $line\"").run("Reading", "bread\n");

        assertThat(log.tail(9, 0)).containsExactly("got bread");
    }

    @Test
    void aSuspendedProcessDoesNothingUntilItIsContinued() {
        ChildProcess child = child("trap 'echo heard' USR1; echo ready; while :; do sleep 0.05; done");
        awaitReady();
        child.pause();

        send("USR1", child);
        assertThat(Await.atMost(Duration.ofMillis(300)).until(() -> hasSaid("heard")))
                .isFalse();
        child.resume();

        assertThat(Await.atMost(SOON).until(() -> hasSaid("heard"))).isTrue();
        child.kill();
    }

    @Test
    void aSuspendedProcessCanBeStoppedGracefully() {
        ChildProcess child = child("trap 'exit 7' TERM; echo ready; while :; do sleep 0.1; done");
        awaitReady();
        child.pause();

        child.stop(SOON);

        assertThat(child.ended().join()).isEqualTo(OptionalInt.of(7));
    }

    @Test
    void aProcessThatIsSlowedDownRunsNowAndThenAndAlwaysAfterwards() {
        try (var scheduler = new ManualScheduler()) {
            ChildProcess child =
                    child("trap 'echo heard' USR1; trap 'echo again' USR2; echo ready; while :; do sleep 0.05; done");
            awaitReady();
            child.slowDown(scheduler);
            assertThat(child.fault()).contains(Fault.SLOW);

            send("USR1", child);
            assertThat(Await.atMost(Duration.ofMillis(300)).until(() -> hasSaid("heard")))
                    .isFalse();
            scheduler.runNext();
            assertThat(Await.atMost(SOON).until(() -> hasSaid("heard"))).isTrue();

            scheduler.runNext(); // it is suspended again
            child.resume();
            assertThat(child.fault()).isEmpty();
            scheduler.runNext();
            assertThat(scheduler.isIdle()).isTrue();
            send("USR2", child);
            assertThat(Await.atMost(SOON).until(() -> hasSaid("again"))).isTrue();
            child.kill();
        }
    }

    @Test
    void aProcessThatIsSlowedDownCanBeStoppedGracefully() {
        try (var scheduler = new ManualScheduler()) {
            ChildProcess child = child("trap 'exit 7' TERM; echo ready; while :; do sleep 0.1; done");
            awaitReady();
            child.slowDown(scheduler);

            child.stop(SOON);

            assertThat(child.ended().join()).isEqualTo(OptionalInt.of(7));
            scheduler.runNext();
            assertThat(scheduler.isIdle()).isTrue();
        }
    }

    @Test
    void theSlowDownEndsWithTheProcess() {
        try (var scheduler = new ManualScheduler()) {
            ChildProcess child = child("echo ready; exec sleep 300");
            awaitReady();
            child.slowDown(scheduler);

            child.kill();
            assertThat(Await.atMost(SOON).until(() -> child.fault().isEmpty())).isTrue();
            scheduler.runNext();

            assertThat(scheduler.isIdle()).isTrue();
        }
    }

    private static void send(String signal, ChildProcess child) {
        OperatingSystem.signal(ProcessHandle.of(child.pid()).orElseThrow(), signal);
    }

    private boolean hasSaid(String word) {
        return log.tail(1, 0).contains(word);
    }

    private ChildProcess child(String script) {
        return command(script).start();
    }

    private Command command(String script) {
        return new Command(List.of("/bin/sh", "-c", script), folder, Map.of(), log);
    }

    private void awaitReady() {
        assertThat(Await.atMost(SOON)
                        .until(() -> Files.exists(log.path()) && log.tail(1, 0).contains("ready")))
                .isTrue();
    }
}
