package dev.souk.launcher.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.Progress;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Ports;
import dev.souk.tools.ToolException;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.ProcessStatus;
import dev.souk.tools.process.ProcessStatus.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class InstanceChangesTest {

    private final Queue<Progress> reported = new ConcurrentLinkedQueue<>();
    private final Ports ports = Ports.anyFree(RandomGenerator.getDefault());
    private final Path folder;
    private final ScriptServer server;
    private final ProcessGroup processes;
    private final InstanceChanges changes;

    InstanceChangesTest(@TempDir Path temporary) {
        folder = temporary;
        server = new ScriptServer(temporary);
        processes = new ProcessGroup(
                Deployment.of(Map.of("order-service", 2), ports, false).instances().stream()
                        .map(this::process)
                        .toList(),
                false);
        changes = new InstanceChanges(
                processes,
                (service, number) -> process(Deployment.further(service, number, ports, false)),
                reported::add);
        processes.start();
    }

    private ManagedProcess process(Instance instance) {
        return new ManagedProcess(instance, server.servers(), reported::add, null);
    }

    @AfterEach
    void end() {
        processes.shutDown();
    }

    @Test
    void aServiceThatThisSystemLacksIsNotScaled() {
        List<ManagedProcess> before = processes.all();

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> changes.scale("storefront-service", 1))
                .withMessageContaining("no part of this system");

        assertThat(processes.all()).isEqualTo(before);
    }

    @Test
    void theNewInstanceIsReadyBeforeTheOldOneIsStopped() {
        processes.kill("order#1", true);
        server.scripts()
                .put(
                        "order-service#1",
                        "trap 'echo order#1 ends >> events; exit 0' TERM; echo ready; while :; do sleep 0.1; done");
        processes.start("order#1");
        await().until(() -> server.log(processes.named("order#1").getFirst().instance())
                .tail(9, 0)
                .equals(List.of("ready", "ready"))); // the second one is of the script above
        server.scripts().put("order-service#3", "echo order#3 starts >> events; echo ready; exec sleep 300");

        assertThat(changes.replace("order#1")).containsExactly("order-service#3");

        assertThat(new LogFile(folder.resolve("events")).tail(9, 0))
                .containsExactly("order#3 starts", "order-service#1 is drained", "order#1 ends");
        assertThat(running("order-service")).containsExactly("order-service#2", "order-service#3");
        assertThat(reported)
                .anyMatch(progress -> progress instanceof Progress.Removed removed
                        && removed.process().equals("order-service#1"));
    }

    @Test
    void aNumberIsUsedAgainOnceItsInstanceHasEnded() {
        changes.replace("order#1");

        assertThat(changes.replace("order#2")).containsExactly("order-service#1");
    }

    @Test
    void aSingleInstanceIsReplacedByItsServiceName() {
        assertThat(changes.replace("cart")).containsExactly("cart-service#2");
        assertThat(running("cart-service")).containsExactly("cart-service#2");
    }

    @Test
    void anInstanceThatDoesNotGetReadyIsEndedAndTheOldOneStays() {
        server.scripts().put("order-service#3", "echo 'No such table'; exit 3");

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> changes.replace("order#1"))
                .withMessageContaining("order-service#1 was not replaced and goes on.")
                .withMessageContaining("No such table");

        assertThat(running("order-service")).containsExactly("order-service#1", "order-service#2");
        assertThat(names()).doesNotContain("order-service#3");
    }

    @Test
    void anInstanceThatIsNotInTheRegistryIsEndedAndTheOldOneStays() {
        server.unregistered().add("cart-service#2");

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> changes.replace("cart"))
                .withMessageContaining("not in the registry");

        assertThat(running("cart-service")).containsExactly("cart-service#1");
        assertThat(names()).doesNotContain("cart-service#2");
    }

    @Test
    void anInstanceThatLeftCannotBeStartedAgain() {
        ManagedProcess old = processes.named("cart").getFirst();
        changes.replace("cart");

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(old::start)
                .withMessageContaining("cart-service#1 is stopping");
    }

    @Test
    void whatRunsOnceIsNotReplaced() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> changes.replace("gateway"))
                .withMessageContaining("gateway-service has a fixed address")
                .withMessageContaining("./souk restart");
    }

    @Test
    void aGatewayBehindHaproxyIsReplacedAndScaled() {
        processes.add(process(new Instance(Topology.EDGE, 1, ports.free(), 0, false)));

        assertThat(changes.replace("gateway")).containsExactly("gateway-service#2");
        assertThat(changes.scale("gateway", 2)).containsExactly("gateway-service", "gateway-service#2");
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> changes.replace("registry"))
                .withMessageContaining("registry-service has a fixed address");
    }

    @Test
    void theInstancesOfAServiceAreReplacedOneAfterTheOtherExceptOneThatIsDown() {
        assertThat(changes.replace("order")).containsExactly("order-service#3", "order-service#1");
        assertThat(running("order-service")).containsExactly("order-service#3", "order-service#1");

        processes.kill("order#3", true);

        assertThat(changes.replace("order")).containsExactly("order-service#2");
        assertThat(running("order-service")).containsExactly("order-service#2");
    }

    @Test
    void whatIsDownIsNotReplaced() {
        processes.kill("order#1", true);

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> changes.replace("order#1"))
                .withMessage("order#1 is not running.");
    }

    @Test
    void aServiceIsScaledUpAndDownAgain() {
        assertThat(changes.scale("order", 4))
                .containsExactly("order-service#1", "order-service#2", "order-service#3", "order-service#4");
        assertThat(running("order-service")).hasSize(4);

        assertThat(changes.scale("order", 1)).containsExactly("order-service#1");
        assertThat(running("order-service")).containsExactly("order-service#1");
        assertThat(names()).doesNotContain("order-service#2", "order-service#4");
    }

    @Test
    void anInstanceThatIsDownIsReplacedByScaling() {
        processes.kill("order#1", true);

        assertThat(changes.scale("order", 2)).containsExactly("order-service#1", "order-service#2");
        assertThat(running("order-service")).hasSize(2);
    }

    @Test
    void theNumberOfInstancesHasABound() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> changes.scale("order", 10))
                .withMessage("order-service can have 1 to 9 instances, not 10.");
        assertThatExceptionOfType(ToolException.class).isThrownBy(() -> changes.scale("order", 0));
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> changes.scale("gateway", 2))
                .withMessageContaining("gateway-service has a fixed address");
        assertThat(running("order-service")).hasSize(2);
    }

    @Test
    void theShutdownOfTheSystemEndsAnInstanceThatIsBeingAdded() {
        server.scripts().put("cart-service#2", "exec sleep 300");
        var replace = CompletableFuture.runAsync(() -> changes.replace("cart"), Thread::startVirtualThread);
        await().until(() -> running("cart-service").contains("cart-service#2"));

        processes.shutDown();

        assertThat(replace)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("stopped before it was ready");
        assertThat(processes.all()).noneMatch(ManagedProcess::isAlive);
        assertThatExceptionOfType(ToolException.class).isThrownBy(() -> changes.scale("user", 2));
        assertThat(processes.all()).noneMatch(ManagedProcess::isAlive);
    }

    private List<String> running(String service) {
        return processes.all().stream()
                .map(process -> process.status(false, OptionalInt.empty(), false))
                .filter(status -> status.service().equals(service) && status.state() != State.DOWN)
                .map(ProcessStatus::name)
                .toList();
    }

    private List<String> names() {
        return processes.all().stream().map(ManagedProcess::name).toList();
    }
}
