package dev.souk.launcher.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.control.ProcessStatus.State;
import dev.souk.launcher.process.Child;
import dev.souk.launcher.process.Command;
import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.report.Progress;
import dev.souk.launcher.report.SoukFailure;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Layout;
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
class MembersTest {

    private static final String LASTING = "echo ready; exec sleep 300";

    private final Queue<Progress> told = new ConcurrentLinkedQueue<>();
    private final Map<String, String> scripts = new HashMap<>();
    private final Path folder;
    private final Members members;

    MembersTest(@TempDir Path temporary) {
        folder = temporary;
        Layout layout = Layout.of(Map.of("order-service", 2), Ports.anyFree(RandomGenerator.getDefault()));
        members = new Members(layout.instances().stream().map(this::member).toList());
    }

    @AfterEach
    void end() {
        members.end();
    }

    @Test
    void allAreStartedAndReady() {
        members.start();

        assertThat(members.status()).hasSize(8).allMatch(status -> status.state() == State.UP);
        assertThat(told).filteredOn(Progress.Ready.class::isInstance).hasSize(8);
    }

    @Test
    void aPartThatFailsToStartIsNamedWithItsLastWords() {
        scripts.put("cart-service#1", "echo 'No such table'; exit 3");

        assertThatExceptionOfType(SoukFailure.class)
                .isThrownBy(members::start)
                .withMessageContaining("cart-service#1 ended with exit code 3 while starting")
                .withMessageContaining("No such table")
                .withMessageContaining("cart-service#1.log");
    }

    @Test
    void anUnexpectedEndIsToldAndNobodyStartsItAgain() {
        members.start();

        Member kafka = members.named("kafka").getFirst();
        ProcessHandle.of(Objects.requireNonNull(kafka.status().pid()))
                .orElseThrow()
                .destroyForcibly();

        await().untilAsserted(() -> assertThat(told).contains(new Progress.Ended("kafka", "ended with exit code 137")));
        assertThat(kafka.status().state()).isEqualTo(State.DOWN);
    }

    @Test
    void anEndThatWasAskedForIsNoNews() {
        members.start();
        Member second = members.named("order#2").getFirst();

        second.kill();

        assertThat(second.status().state()).isEqualTo(State.DOWN);
        assertThat(members.named("order#1").getFirst().isAlive()).isTrue();
        assertThat(told).noneMatch(Progress.Ended.class::isInstance);
    }

    @Test
    void whatIsDownCanBeStartedAgainAndWhatRunsCannot() {
        members.start();
        Member registry = members.named("registry").getFirst();
        registry.stop(Duration.ofSeconds(5));

        registry.start();

        assertThat(registry.status().state()).isEqualTo(State.UP);
        assertThatExceptionOfType(SoukFailure.class)
                .isThrownBy(registry::start)
                .withMessageContaining("running already");
    }

    @Test
    void theServersEndAfterThoseWhoUseThem() {
        scripts.put("gateway-service", goodbye("gateway-service"));
        scripts.put("kafka", goodbye("kafka"));
        members.start();

        members.end();

        assertThat(new LogFile(folder.resolve("goodbye")).tail(9, 0)).containsExactly("gateway-service", "kafka");
        assertThatExceptionOfType(SoukFailure.class)
                .isThrownBy(() -> members.named("kafka").getFirst().start())
                .withMessageContaining("stopping");
    }

    private String goodbye(String name) {
        return "trap 'echo %s >> goodbye; exit 0' TERM; echo ready; while :; do sleep 0.1; done".formatted(name);
    }

    private Member member(Instance instance) {
        return new Member(instance, new ScriptStarter(), log(instance), told::add);
    }

    private LogFile log(Instance instance) {
        return new LogFile(folder.resolve(instance.name() + ".log"));
    }

    private final class ScriptStarter implements Starter {

        @Override
        public Child start(Instance instance) {
            List<String> words = List.of("/bin/sh", "-c", scripts.getOrDefault(instance.name(), LASTING));
            return Child.of(new Command(words, folder, Map.of(), log(instance)).start());
        }

        @Override
        public boolean isReady(Instance instance) {
            return log(instance).tail(1, 0).contains("ready");
        }
    }
}
