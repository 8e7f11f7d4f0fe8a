package dev.souk.launcher.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.control.ProcessStatus.State;
import dev.souk.launcher.process.ChildProcess;
import dev.souk.launcher.process.Command;
import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.report.Progress;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ProcessGroupTest {

    private static final String LASTING = "echo ready; exec sleep 300";

    private final Queue<Progress> told = new ConcurrentLinkedQueue<>();
    private final Map<String, String> scripts = new HashMap<>();
    private final Path folder;
    private final ProcessGroup processes;

    ProcessGroupTest(@TempDir Path temporary) {
        folder = temporary;
        Deployment deployment = Deployment.of(Map.of("order-service", 2), Ports.anyFree(RandomGenerator.getDefault()));
        processes = new ProcessGroup(
                deployment.instances().stream().map(this::process).toList());
    }

    @AfterEach
    void end() {
        processes.end();
    }

    @Test
    void allAreStartedAndReady() {
        processes.start();

        assertThat(processes.status()).hasSize(8).allMatch(status -> status.state() == State.UP);
        assertThat(told).filteredOn(Progress.Ready.class::isInstance).hasSize(8);
    }

    @Test
    void aPartThatFailsToStartIsNamedWithItsLastWords() {
        scripts.put("cart-service#1", "echo 'No such table'; exit 3");

        assertThatExceptionOfType(LauncherException.class)
                .isThrownBy(processes::start)
                .withMessageContaining("cart-service#1 ended with exit code 3 while starting")
                .withMessageContaining("No such table")
                .withMessageContaining("cart-service#1.log");
    }

    @Test
    void anUnexpectedEndIsToldAndNobodyStartsItAgain() {
        processes.start();

        ManagedProcess kafka = processes.named("kafka").getFirst();
        ProcessHandle.of(Objects.requireNonNull(kafka.status().pid()))
                .orElseThrow()
                .destroyForcibly();

        await().untilAsserted(() -> assertThat(told).contains(new Progress.Ended("kafka", "ended with exit code 137")));
        assertThat(kafka.status().state()).isEqualTo(State.DOWN);
    }

    @Test
    void anEndThatWasAskedForIsNoNews() {
        processes.start();
        ManagedProcess second = processes.named("order#2").getFirst();

        second.kill();

        assertThat(second.status().state()).isEqualTo(State.DOWN);
        assertThat(processes.named("order#1").getFirst().isAlive()).isTrue();
        assertThat(told).noneMatch(Progress.Ended.class::isInstance);
    }

    @Test
    void whatIsDownCanBeStartedAgainAndWhatRunsCannot() {
        processes.start();
        ManagedProcess registry = processes.named("registry").getFirst();
        registry.stop(Duration.ofSeconds(5));

        registry.start();

        assertThat(registry.status().state()).isEqualTo(State.UP);
        assertThatExceptionOfType(LauncherException.class)
                .isThrownBy(registry::start)
                .withMessageContaining("running already");
    }

    @Test
    void theServersEndAfterThoseWhoUseThem() {
        scripts.put("gateway-service", goodbye("gateway-service"));
        scripts.put("kafka", goodbye("kafka"));
        processes.start();

        processes.end();

        assertThat(new LogFile(folder.resolve("goodbye")).tail(9, 0)).containsExactly("gateway-service", "kafka");
        assertThatExceptionOfType(LauncherException.class)
                .isThrownBy(() -> processes.named("kafka").getFirst().start())
                .withMessageContaining("stopping");
    }

    private String goodbye(String name) {
        return "trap 'echo %s >> goodbye; exit 0' TERM; echo ready; while :; do sleep 0.1; done".formatted(name);
    }

    private ManagedProcess process(Instance instance) {
        return new ManagedProcess(instance, new ScriptStarter(), log(instance), told::add);
    }

    private LogFile log(Instance instance) {
        return new LogFile(folder.resolve(instance.name() + ".log"));
    }

    private final class ScriptStarter implements InstanceStarter {

        @Override
        public ChildProcess start(Instance instance) {
            List<String> words = List.of("/bin/sh", "-c", scripts.getOrDefault(instance.name(), LASTING));
            return ChildProcess.of(new Command(words, folder, Map.of(), log(instance)).start());
        }

        @Override
        public boolean isReady(Instance instance) {
            return log(instance).tail(1, 0).contains("ready");
        }
    }
}
