package dev.souk.launcher.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.souk.launcher.api.Progress;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Ports;
import dev.souk.tools.ToolException;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.Await;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.ProcessStatus;
import dev.souk.tools.process.ProcessStatus.Fault;
import dev.souk.tools.process.ProcessStatus.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class ProcessGroupTest {

    private final Queue<Progress> reported = new ConcurrentLinkedQueue<>();
    private final Queue<Duration> delays = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> restarts = new ConcurrentLinkedQueue<>();
    private final Deployment deployment =
            Deployment.of(Map.of("order-service", 2), Ports.anyFree(RandomGenerator.getDefault()), false);
    private final Path folder;
    private final ScriptServer server;
    private final Map<String, String> scripts;
    private final ProcessGroup processes;

    ProcessGroupTest(@TempDir Path temporary) {
        folder = temporary;
        server = new ScriptServer(temporary);
        scripts = server.scripts();
        processes = new ProcessGroup(
                deployment.instances().stream().map(this::process).toList(), false);
    }

    @AfterEach
    void end() {
        processes.shutDown();
    }

    @Test
    void allProcessesAreStartedAndReady() {
        processes.start();

        assertThat(processes.all())
                .hasSize(8)
                .allMatch(process -> status(process).state() == State.UP);
        assertThat(reported).filteredOn(Progress.Ready.class::isInstance).hasSize(8);
    }

    @Test
    void aProcessThatEndsWhileItIsAdmittedIsNotListedAfterwards() {
        var listed = new ConcurrentLinkedQueue<String>();
        Instance instance = deployment.instances().getFirst();
        var endsMeanwhile = new ScriptServer(folder) {
            private final CompletableFuture<ChildProcess> child = new CompletableFuture<>();

            @Override
            public ChildProcess start(Instance one) {
                child.complete(super.start(one));
                return child.join();
            }

            @Override
            public void admit(Instance one) {
                child.join().kill();
                listed.add(one.name());
            }

            @Override
            public void ended(Instance one) {
                listed.remove(one.name());
            }
        };

        new ManagedProcess(instance, endsMeanwhile.servers(), reported::add, null).start();

        assertThat(listed).isEmpty();
    }

    @Test
    void aServiceThatIsStoppedBeforeTheStartStaysDownUntilItIsStarted() {
        processes.all().stream()
                .filter(process -> process.name().startsWith("cart"))
                .forEach(process -> process.stop(Duration.ZERO));

        processes.start();
        assertThat(state("cart")).isEqualTo(State.DOWN);
        assertThat(state("order#1")).isEqualTo(State.UP);

        processes.start("cart");
        assertThat(state("cart")).isEqualTo(State.UP);
    }

    @Test
    void aSuspendedOrSlowProcessIsMarkedUntilItIsResumed() {
        processes.start();
        try (ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor()) {
            assertThat(processes.eachRunning("cart", ChildProcess::pause)).containsExactly("cart-service#1");
            assertThat(faults("cart")).containsExactly(Fault.SUSPENDED);

            processes.eachRunning("cart", child -> child.slowDown(scheduler));
            assertThat(faults("cart")).containsExactly(Fault.SLOW);

            processes.resume("cart");
            assertThat(faults("cart")).isEmpty();
        }
    }

    @Test
    void aProcessThatIsSlowedDownRestartsAsUsual() {
        processes.start();
        try (ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor()) {
            processes.eachRunning("cart", child -> child.slowDown(scheduler));

            processes.restart("cart");

            assertThat(state("cart")).isEqualTo(State.UP);
            assertThat(faults("cart")).isEmpty();
        }
    }

    @Test
    void aTestKillsTheServicesAtItsEndAndStopsTheServersGracefully() {
        scripts.put("cart-service#1", "trap 'echo served >> events' TERM; echo ready; while :; do sleep 0.05; done");
        scripts.put(
                "postgres", "trap 'echo stopped >> events; exit' TERM INT; echo ready; while :; do sleep 0.05; done");
        ProcessGroup ofTest = new ProcessGroup(
                deployment.instances().stream().map(this::process).toList(), true);
        ofTest.start();

        ofTest.shutDown();

        assertThat(folder.resolve("events")).content().contains("stopped").doesNotContain("served");
        assertThat(ofTest.all()).noneMatch(ManagedProcess::isAlive);
    }

    @Test
    void whoeverStopsNeedNotWaitForASuspendedServer() {
        scripts.put("postgres", "echo ready; while :; do touch response; sleep 0.05; done");
        scripts.put("cart-service#1", """
                trap 'rm response; while [ ! -e response ]; do sleep 0.05; done; echo served >> events; exit' TERM
                echo ready; while :; do sleep 0.05; done""");
        processes.start();
        processes.eachRunning("postgres", ChildProcess::pause);

        processes.shutDown();

        assertThat(folder.resolve("events")).content().contains("served");
    }

    @Test
    void whatDoesNotRunCannotBeSuspendedOrSlowedDown() {
        try (ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor()) {
            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(() -> processes.eachRunning("cart", child -> child.slowDown(scheduler)))
                    .withMessage("cart is not running.");
        }
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> processes.eachRunning("cart", ChildProcess::pause))
                .withMessage("cart is not running.");
    }

    private List<Fault> faults(String name) {
        return status(processes.named(name).getFirst()).faults();
    }

    @Test
    void aFailedStartNamesTheProcessAndItsLastLogLines() {
        scripts.put("cart-service#1", "echo 'No such table'; exit 3");

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(processes::start)
                .withMessageContaining("cart-service#1 ended with exit code 3 while starting")
                .withMessageContaining("No such table")
                .withMessageContaining("cart-service-1.log");
    }

    @Test
    void aProcessThatIsKilledDuringTheFirstStartStaysDownWhileTheOthersStart() {
        scripts.put("cart-service#1", "exec sleep 300");
        var start = CompletableFuture.runAsync(processes::start, Thread::startVirtualThread);
        ManagedProcess cart = processes.named("cart").getFirst();
        await().until(cart::isAlive);

        cart.kill();

        assertThat(start).succeedsWithin(Duration.ofSeconds(10));
        assertThat(processes.all())
                .filteredOn(process -> status(process).state() == State.UP)
                .hasSize(7);
        assertThat(state("cart")).isEqualTo(State.DOWN);
        assertThat(reported).contains(new Progress.Down("cart-service#1", true));
    }

    @Test
    void startFailsIfTheProcessIsStoppedBeforeItIsReady() {
        scripts.put("cart-service#1", "exec sleep 300");
        var start = CompletableFuture.runAsync(() -> processes.start("cart"), Thread::startVirtualThread);
        ManagedProcess cart = processes.named("cart").getFirst();
        await().until(cart::isAlive);

        cart.kill();

        assertThat(start)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOf(ToolException.class)
                .withMessage("cart-service#1 was stopped before it was ready.");
    }

    @Test
    void withoutRestartsAProcessThatEndsStaysDown() {
        processes.start();
        ManagedProcess kafka = processes.named("kafka").getFirst();

        crash(kafka);

        await().untilAsserted(() ->
                assertThat(reported).contains(new Progress.Ended("kafka", "ended with exit code 137", null)));
        assertThat(status(kafka).state()).isEqualTo(State.DOWN);
        assertThat(kafka.isActive()).isFalse();
    }

    @Test
    void aProcessThatEndsIsRestartedWithGrowingDelays() {
        ManagedProcess cart = restarted("cart-service");
        cart.start();

        for (int delay : List.of(1, 2, 4)) {
            crash(cart);
            await().untilAsserted(() -> assertThat(delays).last().isEqualTo(Duration.ofSeconds(delay)));
            assertThat(status(cart).state()).isEqualTo(State.DOWN);
            await().until(() -> !restarts.isEmpty());
            restarts.remove().run();
            assertThat(status(cart).state()).isEqualTo(State.UP);
        }

        assertThat(reported)
                .contains(new Progress.Ended("cart-service#1", "ended with exit code 137", Duration.ofSeconds(4)));
    }

    @Test
    void aProcessThatIsRestartedWhileItStartsIsUpInTheEnd() {
        scripts.put("cart-service#1", "exec sleep 300"); // never ready
        ManagedProcess cart = processes.named("cart").getFirst();
        var start = CompletableFuture.supplyAsync(cart::start);
        await().until(() -> cart.child().isPresent());
        scripts.remove("cart-service#1");

        processes.restart("cart");

        assertThat(start.join()).isFalse();
        assertThat(state("cart")).isEqualTo(State.UP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit 3", ScriptServer.FULL_DISK})
    void aRestartThatFailsIsTriedAgain(String script) {
        ManagedProcess cart = restarted("cart-service");
        cart.start();
        scripts.put("cart-service#1", script);

        crash(cart);
        await().until(() -> restarts.size() == 1);
        restarts.remove().run();

        await().untilAsserted(() -> assertThat(delays).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2)));
        scripts.remove("cart-service#1");
        restarts.remove().run();
        assertThat(status(cart).state()).isEqualTo(State.UP);
    }

    @Test
    void aKilledProcessIsNotRestartedEvenIfItsRestartWasPending() {
        ManagedProcess cart = restarted("cart-service");
        cart.start();
        crash(cart);
        await().until(() -> restarts.size() == 1);

        assertThat(cart.isActive()).isTrue();
        cart.kill();
        restarts.remove().run();

        assertThat(status(cart).state()).isEqualTo(State.DOWN);
        assertThat(cart.isActive()).isFalse();
        cart.start();
        cart.kill();
        assertThat(restarts).isEmpty();
    }

    @Test
    void statusAndStopDoNotWaitForASlowStart() throws InterruptedException {
        var starting = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        ManagedProcess postgres = new ManagedProcess(
                deployment.first(Topology.POSTGRES),
                new ScriptServer(folder) {
                    @Override
                    public ChildProcess start(Instance instance) {
                        starting.countDown();
                        assertThat(Await.atMost(Duration.ofSeconds(20)).until(() -> release.getCount() == 0))
                                .isTrue();
                        return super.start(instance);
                    }
                }.servers(),
                reported::add,
                null);
        var start = CompletableFuture.supplyAsync(postgres::start);
        assertThat(starting.await(10, TimeUnit.SECONDS)).isTrue();

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(status(postgres).state()).isEqualTo(State.STARTING);
            postgres.stop(Duration.ofSeconds(1));
        });
        release.countDown();

        assertThat(start.join()).isFalse();
        assertThat(status(postgres).state()).isEqualTo(State.DOWN);
    }

    private static void crash(ManagedProcess process) {
        ProcessHandle.of(Objects.requireNonNull(status(process).pid()))
                .orElseThrow()
                .destroyForcibly();
    }

    private ManagedProcess restarted(String service) {
        Instance instance = deployment.instances().stream()
                .filter(one -> one.service().name().equals(service))
                .findFirst()
                .orElseThrow();
        return new ManagedProcess(instance, server.servers(), reported::add, (delay, restart) -> {
            delays.add(delay);
            restarts.add(restart);
        });
    }

    @Test
    void aServiceIsRestartedOneInstanceAfterTheOtherAndTheNextOnlyOnceCallersFindTheFirst() {
        processes.start();
        server.unregistered().add("order-service#1");
        Long first = pid("order#1");
        Long second = pid("order#2");

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> processes.restart("order"))
                .withMessageContaining("order-service#1 is ready, but was not in the registry within");

        assertThat(pid("order#1")).isNotEqualTo(first);
        assertThat(pid("order#2")).isEqualTo(second);
    }

    private Long pid(String name) {
        return Objects.requireNonNull(status(processes.named(name).getFirst()).pid());
    }

    @Test
    void aKilledProcessIsReportedAsSuchAndStaysDown() {
        processes.start();
        ManagedProcess second = processes.named("order#2").getFirst();

        second.kill();

        assertThat(status(second).state()).isEqualTo(State.DOWN);
        assertThat(processes.named("order#1").getFirst().isAlive()).isTrue();
        assertThat(reported)
                .contains(new Progress.Down("order-service#2", true))
                .noneMatch(Progress.Ended.class::isInstance);
    }

    @Test
    void aStoppedProcessCanBeStartedAndARunningOneCannot() {
        processes.start();
        ManagedProcess registry = processes.named("registry").getFirst();
        registry.stop(Duration.ofSeconds(5));

        registry.start();

        assertThat(status(registry).state()).isEqualTo(State.UP);
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(registry::start)
                .withMessageContaining("already running");
    }

    @Test
    void serversAreStoppedAfterTheirClients() {
        scripts.put("gateway-service", stopped("gateway-service"));
        scripts.put("kafka", stopped("kafka"));
        processes.start();

        processes.shutDown();

        assertThat(new LogFile(folder.resolve("stopped")).tail(9, 0)).containsExactly("gateway-service", "kafka");
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> processes.named("kafka").getFirst().start())
                .withMessageContaining("stopping");
    }

    private String stopped(String name) {
        return "trap 'echo %s >> stopped; exit 0' TERM; echo ready; while :; do sleep 0.1; done".formatted(name);
    }

    private static ProcessStatus status(ManagedProcess process) {
        return process.status(false, OptionalInt.empty(), false);
    }

    private State state(String name) {
        return status(processes.named(name).getFirst()).state();
    }

    private ManagedProcess process(Instance instance) {
        return new ManagedProcess(instance, server.servers(), reported::add, null);
    }
}
