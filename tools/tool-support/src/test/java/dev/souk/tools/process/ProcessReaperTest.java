package dev.souk.tools.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.tools.file.LogFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ProcessReaperTest {

    /** A launcher in a JVM of its own: starts children, of which one ignores TERM and one is suspended, and waits. */
    static final class Launcher {

        private Launcher() {}

        public static void main(String[] arguments) throws InterruptedException {
            Path folder = Path.of(arguments[0]);
            ChildProcess cooperative = sleeper(folder, "exec sleep 300");
            ChildProcess unresponsive = sleeper(folder, "trap '' TERM; while :; do sleep 1; done");
            ChildProcess suspended = sleeper(folder, "trap 'kill $child' TERM; sleep 300 & child=$!; wait");
            ProcessHandle grandchild = grandchild(suspended);
            suspended.pause();
            System.out.printf(
                    "%d %d %d %d%n", cooperative.pid(), unresponsive.pid(), suspended.pid(), grandchild.pid());
            Thread.currentThread().join();
        }

        private static ProcessHandle grandchild(ChildProcess parent) {
            ProcessHandle handle = ProcessHandle.of(parent.pid()).orElseThrow();
            var _ = Await.atMost(Duration.ofSeconds(10))
                    .until(() -> handle.children().findAny().isPresent());
            return handle.children().findAny().orElseThrow();
        }

        private static ChildProcess sleeper(Path folder, String script) {
            var log = new LogFile(folder.resolve("sleeper.log"));
            return new Command(List.of("/bin/sh", "-c", script), folder, Map.of(), log).start();
        }
    }

    @Test
    void killingTheLauncherKillsItsChildren(@TempDir Path temporary) throws IOException {
        Process launcher = new ProcessBuilder(Jvm.command(
                        32,
                        List.of(
                                "-cp",
                                System.getProperty("java.class.path"),
                                Launcher.class.getName(),
                                temporary.toString())))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<ProcessHandle> children = children(launcher);

        launcher.destroyForcibly();

        await().atMost(Duration.ofSeconds(30)) // 5 s of an idle machine, then KILL
                .untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
    }

    private static List<ProcessHandle> children(Process launcher) throws IOException {
        try (BufferedReader output = launcher.inputReader()) {
            List<ProcessHandle> children = List.of(output.readLine().split(" ")).stream()
                    .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                    .toList();
            assertThat(children).hasSize(4).allMatch(ProcessHandle::isAlive);
            return children;
        }
    }

    @Test
    void theScriptEndsWhenItsProcessesHaveEnded() throws IOException {
        ProcessReaper reaper = ProcessReaper.start();
        Process done = new ProcessBuilder("true").start();
        reaper.register(done.toHandle(), "TERM");

        await().until(() -> !done.isAlive());
        reaper.input().close();

        awaitEnd(reaper);
    }

    /** Another process may have its id by now. This one leads no group, which the script kills in any case. */
    @Test
    void aProcessIdIsNotKilledAfterItsProcessHasEnded() throws IOException {
        ProcessReaper reaper = ProcessReaper.start();
        Process another = new ProcessBuilder("sleep", "60").start();
        try {
            reaper.register(another.toHandle(), "KILL");
            reaper.input().write("unregister %s%n".formatted(another.pid()));
            reaper.input().close();

            awaitEnd(reaper);
            assertThat(another.isAlive()).isTrue();
        } finally {
            another.destroy();
        }
    }

    private static void awaitEnd(ProcessReaper reaper) {
        await().untilAsserted(() ->
                assertThat(ProcessHandle.of(reaper.script().pid())).isEmpty());
    }
}
