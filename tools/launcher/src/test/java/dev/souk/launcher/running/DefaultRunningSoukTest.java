package dev.souk.launcher.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.souk.launcher.api.Progress;
import dev.souk.launcher.api.SoukOperations.Operation;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.control.ControlClient;
import dev.souk.launcher.control.FolderLock;
import dev.souk.launcher.supervision.InstanceChanges;
import dev.souk.launcher.supervision.ManagedProcess;
import dev.souk.launcher.supervision.ProcessGroup;
import dev.souk.launcher.supervision.Server;
import dev.souk.launcher.supervision.Servers;
import dev.souk.launcher.supervision.SingleServer;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Ports;
import dev.souk.launcher.topology.Proxies;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.Await;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.ProcessStatus.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class DefaultRunningSoukTest {

    private final Queue<Progress> reported = new ConcurrentLinkedQueue<>();
    private final Deployment deployment = Deployment.of(Map.of(), Ports.anyFree(RandomGenerator.getDefault()), false);
    private final Path temporary;
    private final StateFolder folder;

    DefaultRunningSoukTest(@TempDir Path temporary) {
        this.temporary = temporary;
        this.folder = new StateFolder(temporary.resolve(".souk"));
    }

    @Test
    void downDuringAStartStopsItAtOnceAndIsNoFailure() {
        try (DefaultRunningSouk souk = souk(Thread.ofVirtual().unstarted(() -> {}))) {
            CompletableFuture<Void> start = starting(souk);
            await().ignoreExceptionsInstanceOf(ToolException.class) // until the control port is open
                    .until(() -> ControlClient.of(folder).status().processes().stream()
                            .anyMatch(process -> process.pid() != null && process.state() == State.STARTING));

            ControlClient.of(folder).perform(new Operation.Down());

            assertThat(start)
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withCauseInstanceOf(ToolException.class)
                    .withMessageContaining("Souk was stopped before it was ready.");
        }
        assertThat(reported).anyMatch(Progress.Stopped.class::isInstance).noneMatch(Progress.Failed.class::isInstance);
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> ControlClient.of(folder))
                .withMessageContaining("not running");
    }

    @Test
    void logsAreRotatedWhileTheSystemRuns() throws IOException {
        LogFile log = folder.log("chatty-service#1");
        Files.createDirectories(folder.logs());
        CompletableFuture<Void> start;
        try (DefaultRunningSouk souk = souk(Thread.ofVirtual().unstarted(() -> {}))) {
            start = starting(souk);
            await().ignoreExceptionsInstanceOf(ToolException.class)
                    .until(() -> !ControlClient.of(folder).status().processes().isEmpty());

            Files.write(log.path(), new byte[10_000_001]);

            await().atMost(Duration.ofSeconds(20)).until(() -> log.length() == 0);
            assertThat(log.old()).hasSize(10_000_001);
        }
        assertThat(start)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(ToolException.class);
    }

    private static CompletableFuture<Void> starting(DefaultRunningSouk souk) {
        return CompletableFuture.runAsync(souk::start, Thread.ofPlatform()::start);
    }

    @Test
    void theEndInterruptsThePreparation() {
        Thread preparation = Thread.ofVirtual()
                .start(() -> Await.atMost(Duration.ofMinutes(1)).until(() -> false));

        assertTimeoutPreemptively(Duration.ofSeconds(10), souk(preparation)::close);

        assertThat(preparation.isAlive()).isFalse();
    }

    private DefaultRunningSouk souk(Thread preparation) {
        var environment = new ProcessEnvironment(
                deployment,
                Proxies.open(List.of()),
                new AdminAccount("a@souk.example", "p"),
                new Secrets(folder),
                List.of(),
                0,
                null);
        Servers servers = SingleServer.of(new NeverReady(), folder);
        var processes = new ProcessGroup(
                deployment.instances().stream()
                        .map(instance -> new ManagedProcess(instance, servers, reported::add, null))
                        .toList(),
                false);
        var changes = new InstanceChanges(processes, (_, _) -> null, reported::add);
        var source = new SourceTree(folder.path());
        var codes = new ServiceCodes(source, folder, true);
        var faults = new Faults(processes, Proxies.open(List.of()), Faults.LIMIT);
        var clients = new ServiceHttpClients(null);
        var system = new SystemControl(environment, changes, codes, faults, null, clients);
        return new DefaultRunningSouk(FolderLock.take(folder), system, preparation, reported::add);
    }

    private final class NeverReady implements Server {

        @Override
        public ChildProcess start(Instance instance) {
            return new Command(List.of("sleep", "300"), temporary, Map.of(), folder.log(instance.name())).start();
        }

        @Override
        public boolean isReady(Instance instance) {
            return false;
        }
    }
}
