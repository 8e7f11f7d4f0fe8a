package dev.souk.launcher.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.UnreapedProcess;
import dev.souk.launcher.control.RunState.Phase;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunStateTest {

    private static final long UNUSED_PID = 0x7fff_fff0L;

    private final RunState ours = new RunState(ProcessHandle.current().pid(), 4711, "secret", Phase.STARTING);
    private final Path temporary;
    private final StateFolder folder;

    RunStateTest(@TempDir Path temporary) {
        this.temporary = temporary;
        folder = new StateFolder(temporary.resolve(".souk"));
        folder.open();
    }

    @Test
    void theRunStateIsReadAsItWasWritten() {
        ours.in(Phase.RUNNING).write(folder);

        assertThat(RunState.read(folder)).contains(ours.in(Phase.RUNNING));
    }

    @Test
    void theRunStateOfAnEndedLauncherIsIgnored() {
        new RunState(UNUSED_PID, 4711, "secret", Phase.RUNNING).write(folder);

        assertThat(RunState.read(folder)).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theRunStateOfALauncherWhoseIdAnotherProgramHasIsIgnored() throws IOException {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            new RunState(other.pid(), 4711, "secret", Phase.RUNNING).write(folder);

            assertThat(RunState.read(folder)).isEmpty();
        } finally {
            other.destroy();
        }
    }

    @Test
    void theRunStateOfALauncherInAnotherProcessIsRead() throws IOException {
        try (var launcher = OtherProcess.launcher(folder)) {
            assertThat(RunState.read(folder)).contains(new RunState(launcher.pid(), 0, "", Phase.PREPARING));
        }
    }

    /** As after a restart of a container, and in a copy of a folder whose launcher runs. */
    @Test
    void theRunStateOfALauncherWhoseIdThatOfAnotherFolderHasIsIgnored() throws IOException {
        try (var another = OtherProcess.launcher(new StateFolder(temporary.resolve("another")))) {
            new RunState(another.pid(), 4711, "secret", Phase.RUNNING).write(folder);

            assertThat(RunState.read(folder)).isEmpty();
        }
    }

    @Test
    void twoCommandsCanReadAtTheSameTime() throws IOException {
        try (var another = OtherProcess.launcher(new StateFolder(temporary.resolve("another")));
                OtherProcess _ = OtherProcess.command(folder)) {
            new RunState(another.pid(), 4711, "secret", Phase.RUNNING).write(folder);

            assertThat(RunState.read(folder)).isEmpty();
        }
    }

    @Test
    void aCommandThatReadsMakesNoLauncherFail() throws IOException {
        CompletableFuture<FolderLock> starting;
        try (OtherProcess _ = OtherProcess.command(folder)) {
            starting = CompletableFuture.supplyAsync(() -> FolderLock.take(folder));
            await().during(Duration.ofMillis(200)).until(() -> !starting.isDone());
        }

        assertThat(starting).succeedsWithin(Duration.ofSeconds(10)).satisfies(FolderLock::close);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theRunStateOfAnEndedLauncherWhoseParentNeverReadsItsExitCodeIsIgnored() throws IOException {
        try (var ended = UnreapedProcess.of("sleep 0")) {
            new RunState(ended.pid(), 4711, "secret", Phase.RUNNING).write(folder);

            assertThat(RunState.read(folder)).isEmpty();
        }
    }

    @Test
    void aFileOfAnotherVersionIsNamedInTheMessage() throws IOException {
        Path file = folder.run().resolve("state.json");
        Files.writeString(file, "{\"pid\": 1, \"controlPort\": 4711, \"token\": \"secret\"}");

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> RunState.read(folder))
                .withMessageContaining(file.toString())
                .withMessageContaining("another version");
    }

    @Test
    void aRemovedRunStateIsNotRead() {
        ours.write(folder);

        RunState.remove(folder);

        assertThat(RunState.read(folder)).isEmpty();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerCanReadTheToken() throws IOException {
        ours.write(folder);

        assertThat(Files.getPosixFilePermissions(folder.run().resolve("state.json")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }
}
