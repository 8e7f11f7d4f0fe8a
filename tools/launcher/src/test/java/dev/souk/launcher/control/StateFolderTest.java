package dev.souk.launcher.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.control.RunState.Phase;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFolderTest {

    private final Path path;
    private final StateFolder folder;

    StateFolderTest(@TempDir Path temporary) {
        path = temporary.resolve(".souk");
        folder = new StateFolder(path);
    }

    @BeforeEach
    void open() {
        folder.open();
    }

    @Test
    void aNewFolderGetsAVersionAndCanBeOpenedAgain() {
        assertThat(path.resolve("version")).content().contains(StateFolder.VERSION);
        folder.open();
    }

    @Test
    void aFolderOfAnotherVersionIsRejectedAndUnchanged() throws IOException {
        Files.writeString(path.resolve("version"), "souk 99");

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(folder::open)
                .withMessageContaining("souk 99")
                .withMessageContaining("--fresh");
        assertThat(path.resolve("version")).hasContent("souk 99");
    }

    @Test
    void temporaryFilesOfAKilledProcessAreDeletedAtItsNextStart() throws IOException {
        Path of = folder.emptyTemporary("cart-service#1");
        Files.createDirectories(of.resolve("tomcat.1").resolve("work"));
        Path siblings = Files.createFile(folder.emptyTemporary("cart-service#2").resolve("kept"));

        assertThat(folder.emptyTemporary("cart-service#1")).isEqualTo(of).isEmptyDirectory();
        assertThat(siblings).exists();
    }

    @Test
    void dataWithoutAVersionAreRejected() throws IOException {
        Files.createDirectories(folder.postgres());
        Files.delete(path.resolve("version"));

        assertThatExceptionOfType(ToolException.class).isThrownBy(folder::open).withMessageContaining("no version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.4.2", ""})
    void aFolderOfAnotherProgramIsNeitherUsedNorEmptied(String version) throws IOException {
        Path ofIt = Files.createDirectories(folder.settings().resolve("routes"));
        Files.delete(path.resolve("version"));
        if (!version.isEmpty()) {
            Files.writeString(path.resolve("version"), version);
        }

        for (ThrowingCallable use : List.<ThrowingCallable>of(folder::open, folder::wipe)) {
            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(use)
                    .withMessageContaining("is not Souk's")
                    .withMessageNotContaining("--fresh");
        }
        assertThat(ofIt).exists();
    }

    /** Found by a review: for others, it was of no use any more. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderWithSomethingElseIsNotClosedToOthers(@TempDir Path shared) throws IOException {
        Files.createFile(shared.resolve("of-somebody-else"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(new StateFolder(shared)::open)
                .withMessageContaining("is not Souk's");

        assertThat(Files.getPosixFilePermissions(shared)).hasSize(9);
    }

    /** Nobody, not even root, can delete what has a longer path than the system takes. */
    @Test
    void anInterruptedWipeHasToBeRepeated() throws IOException {
        Path half = deep(folder.kafka());
        Path other = Files.createDirectories(path.resolveSibling("other"));
        deep(other);
        Files.createFile(folder.kafka().resolve("meta.properties")); // so that these are whole
        Files.move(other, half.resolve("other"));
        assertThatException().isThrownBy(folder::wipe);
        Files.move(half.resolve("other"), other);

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(folder::open)
                .withMessageContaining("being deleted")
                .withMessageContaining("--fresh");
        folder.wipe();
        folder.open();
    }

    private static Path deep(Path folder) throws IOException {
        return Files.createDirectories(folder.resolve(("d".repeat(250) + "/").repeat(12)));
    }

    @Test
    void incompleteDataAreReportedAndUnchanged() throws IOException {
        Files.createDirectories(folder.kafka().resolve("souk.orders-0"));

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(folder::open)
                .withMessageContaining(Path.of("kafka", "meta.properties").toString());
        assertThat(folder.kafka().resolve("souk.orders-0")).exists();
    }

    @Test
    void aWipeDeletesDataAndSecretsOnly() throws IOException {
        List<Path> data = Stream.of("postgres", "kafka", "valkey", "zookeeper", "config", "nginx")
                .map(path::resolve)
                .toList();
        for (Path one : data) {
            Files.createDirectories(one.resolve("base"));
        }
        Files.createDirectories(folder.logs());
        String password = AdminAccount.of(folder).password();

        folder.wipe();
        folder.open();

        assertThat(data).allSatisfy(one -> assertThat(one).doesNotExist());
        assertThat(folder.logs()).exists();
        assertThat(AdminAccount.of(folder).password()).isNotEqualTo(password);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerCanReadTheFolder() throws IOException {
        Files.createDirectories(path);

        folder.open();

        assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerCanReadASecret() throws IOException {
        var secrets = new Secrets(folder);

        secrets.share("as agreed", "cart-service", "souk.key");

        Path file = secrets.folder("cart-service").resolve("souk.key");
        assertThat(file).hasContent("as agreed");
        assertThat(secrets.password("cart-service", "souk.key")).isEqualTo("as agreed");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(file.getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void eachRoleHasAPasswordOfItsOwn() {
        var passwords = new Secrets(folder);

        assertThat(passwords.ofDatabase("cart-service"))
                .isEqualTo(passwords.ofDatabase("cart-service"))
                .isNotEqualTo(passwords.ofDatabase("user-service"))
                .isNotEqualTo(passwords.ofSuperuser());
        assertThat(passwords.toString()).doesNotContain(passwords.ofSuperuser());
    }

    @Test
    void theAdminPasswordIsGeneratedOnceAndNotPrinted() {
        AdminAccount admin = AdminAccount.of(folder);

        assertThat(AdminAccount.of(folder)).isEqualTo(admin);
        assertThat(admin.password()).hasSize(32);
        assertThat(admin.toString()).doesNotContain(admin.password());
    }

    @Test
    void onlyOneCommandAtATimeStartsALauncher() throws IOException {
        try (FileChannel first = FolderLock.takeToLaunch(folder)) {
            assertThat(first.isOpen()).isTrue();
            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> FolderLock.takeToLaunch(folder))
                    .withMessageContaining("already being started");
        }
        FolderLock.takeToLaunch(folder).close();
        try (FolderLock running = FolderLock.take(folder)) {
            new RunState(ProcessHandle.current().pid(), 1, "", Phase.STOPPING).write(running.folder());
            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> FolderLock.takeToLaunch(folder))
                    .withMessageContaining("still stopping");
        }
    }

    /** A process that runs has its id, as that of the command itself may be in a container. */
    @Test
    void whatAKilledLauncherHasLeftKeepsNoOtherFromStarting() throws IOException {
        new RunState(ProcessHandle.current().pid(), 1, "", Phase.RUNNING).write(folder);

        FolderLock.takeToLaunch(folder).close();
        FolderLock.take(folder).close();
    }

    @Test
    void aLauncherInAnotherProcessKeepsOthersFromStarting() throws IOException {
        try (OtherProcess _ = OtherProcess.launcher(folder)) {
            for (ThrowingCallable use :
                    List.<ThrowingCallable>of(() -> FolderLock.takeToLaunch(folder), () -> FolderLock.take(folder))) {
                assertThatExceptionOfType(ToolException.class)
                        .isThrownBy(use)
                        .withMessageContaining("already being started");
            }
        }
        FolderLock.take(folder).close();
    }

    /** With the reason, which {@code FailureMessages} takes from the cause. */
    @Test
    void aFolderThatCannotBeUsedIsAFailureOfTheFileSystem() throws IOException {
        Files.delete(folder.run());
        Files.createFile(folder.run());

        for (ThrowingCallable use : List.<ThrowingCallable>of(
                folder::open, folder::wipe, () -> FolderLock.takeToLaunch(folder), () -> FolderLock.take(folder))) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(use)
                    .withCauseInstanceOf(FileSystemException.class);
        }
    }

    @Test
    void onlyOneLauncherCanUseAFolder() {
        try (FolderLock held = FolderLock.take(folder)) {
            assertThat(held).isNotNull();
            assertThat(RunState.read(folder)).contains(RunState.preparing());
            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> FolderLock.take(folder))
                    .withMessageContaining("already being started");
        }
        FolderLock.take(folder).close();
    }
}
