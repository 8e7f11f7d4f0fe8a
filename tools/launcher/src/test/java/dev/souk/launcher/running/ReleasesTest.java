package dev.souk.launcher.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.supervision.InstanceChanges;
import dev.souk.launcher.supervision.InstanceStarter;
import dev.souk.launcher.supervision.ManagedProcess;
import dev.souk.launcher.supervision.ProcessGroup;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Ports;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.random.RandomGenerator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ReleasesTest {

    private static final String CARTS = "cart-service";
    private static final Duration LEASE = Duration.ofMillis(1);

    private final Path folder;
    private final InstanceWeights weights;
    private final ServiceCodes codes;
    private final Map<String, String> versions = new ConcurrentHashMap<>();
    private final ProcessGroup processes;
    private final InstanceChanges changes;
    private final Releases releases;
    private volatile boolean ready = true;

    ReleasesTest(@TempDir Path temporary) throws IOException {
        folder = temporary;
        var state = new StateFolder(temporary.resolve(".souk"));
        state.open();
        weights = new InstanceWeights(state);
        packageCarts();
        codes = new ServiceCodes(new SourceTree(temporary), state, true);
        codes.packaged(Topology.CARTS);
        Ports ports = Ports.anyFree(RandomGenerator.getDefault());
        processes = new ProcessGroup(Deployment.of(Map.of(CARTS, 2), ports).instances().stream()
                .filter(instance -> instance.service().equals(Topology.CARTS))
                .map(this::process)
                .toList());
        changes = new InstanceChanges(
                processes, (service, number) -> process(Deployment.instance(service, number, ports)), _ -> {});
        releases = new Releases(changes, codes, weights);
        processes.start();
    }

    @AfterEach
    void end() {
        processes.shutDown();
    }

    @Test
    void asManyInstancesOfTheNewVersionRunBesideTheOldOnes() {
        assertThat(releases.begin("cart", "2.0", null)).containsExactly("cart-service#3", "cart-service#4");

        assertThat(versions).containsEntry("cart-service#3", "2.0").containsEntry("cart-service#4", "2.0");
        assertThat(versions.get("cart-service#1")).isNotEqualTo("2.0");
    }

    @Test
    void theWeightsAreTheSharesInPercent() throws IOException {
        releases.begin("cart", "2.0", null);
        releases.share("cart", 10);

        assertThat(weight("cart-service#1")).isEqualTo("90");
        assertThat(weight("cart-service#4")).isEqualTo("10");
    }

    @Test
    void thePromotedVersionIsTheOneOfLaterStartsAndNoWeightIsLeft() {
        releases.begin("cart", "2.0", null);
        releases.share("cart", 100);

        assertThat(releases.complete("cart")).containsExactly("cart-service#3", "cart-service#4");

        assertThat(names()).containsExactly("cart-service#3", "cart-service#4");
        assertThat(folder.resolve(".souk/run/weights").toFile().list()).isNullOrEmpty();
        assertThat(changes.scale("cart", 3)).hasSize(3);
        assertThat(versions).containsEntry("cart-service#1", "2.0");
    }

    @Test
    void anAbandonedVersionLeavesNothingBehind() {
        releases.begin("cart", "2.0", null);
        releases.share("cart", 50);

        assertThat(releases.abandon("cart")).containsExactly("cart-service#1", "cart-service#2");

        assertThat(names()).containsExactly("cart-service#1", "cart-service#2");
        assertThat(folder.resolve(".souk/run/weights").toFile().list()).isNullOrEmpty();
        changes.scale("cart", 3);
        assertThat(versions.get("cart-service#3")).isNotEqualTo("2.0");
    }

    @Test
    void aVersionWithoutAllCallsIsNotPromoted() {
        releases.begin("cart", "2.0", null);
        releases.share("cart", 50);

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> releases.complete("cart"))
                .withMessageContaining("gets 50 % of the calls");
        assertThat(names()).hasSize(4);
    }

    @Test
    void aVersionOfWhichAnInstanceIsDownIsNotPromoted() {
        releases.begin("cart", "2.0", null);
        releases.share("cart", 100);
        processes.kill("cart#4", true);

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> releases.complete("cart"))
                .withMessage("cart-service#4 is not ready.");
        assertThat(releases.abandon("cart")).containsExactly("cart-service#1", "cart-service#2");
    }

    @Test
    void aReleaseThatNobodyWatchesIsAbandoned() {
        releases.begin("cart", "2.0", null);

        try (var scheduler = new ScheduledThreadPoolExecutor(1)) {
            releases.watch(scheduler, LEASE);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(names()).containsExactly("cart-service#1", "cart-service#2"));
            scheduler.shutdownNow();
        }
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> releases.share("cart", 100))
                .withMessage("No release of cart-service is in progress.");
    }

    @Test
    void aStartInProgressIsAbandonedAtOnce() {
        ready = false;
        var begin = CompletableFuture.runAsync(() -> releases.begin("cart", "2.0", null), Thread::startVirtualThread);
        await().until(() -> names().contains("cart-service#3"));

        releases.abandon("cart");

        assertThat(begin)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("stopped before it was ready");
        assertThat(names()).containsExactly("cart-service#1", "cart-service#2");
    }

    @Test
    void aVersionThatNeverGetsReadyIsEnded() {
        ready = false;

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> releases.begin("cart", "2.0", null))
                .withMessageContaining("was not ready after 2 s");
        assertThat(names()).containsExactly("cart-service#1", "cart-service#2");
        assertThat(folder.resolve(".souk/run/weights").toFile().list()).isNullOrEmpty();
    }

    @Test
    void duringAReleaseNobodyElseChangesTheInstances() {
        releases.begin("cart", "2.0", null);

        for (Runnable change : List.<Runnable>of(
                () -> changes.scale("cart", 1),
                () -> changes.replace("cart#1"),
                () -> releases.begin("cart", "3.0", null))) {
            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(change::run)
                    .withMessage("A release of cart-service is in progress.");
        }
    }

    @Test
    void theNameOfAVersionIsNewAndAName() {
        releases.begin("cart", "2.0", null);
        releases.share("cart", 100);
        releases.complete("cart");

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> releases.begin("cart", "2.0", null))
                .withMessageContaining("needs another name");
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> releases.begin("cart", "a b", null))
                .withMessageContaining("is no name of a version");
        assertThat(releases.begin("cart", "2.1", null)).hasSize(2);
    }

    private void packageCarts() throws IOException {
        Path target = Files.createDirectories(folder.resolve("cart-service/target"));
        try (var jar = new ZipOutputStream(Files.newOutputStream(target.resolve("cart-service-1.jar")))) {
            jar.putNextEntry(new ZipEntry("nothing"));
        }
    }

    private ManagedProcess process(Instance instance) {
        return new ManagedProcess(instance, new Scripts(), _ -> {}, null);
    }

    private List<String> names() {
        return processes.all().stream().map(ManagedProcess::name).sorted().toList();
    }

    private String weight(String instance) throws IOException {
        return Files.readString(weights.file(instance));
    }

    /** Starts a script in place of an instance, which runs the version that its instance would run. */
    private final class Scripts implements InstanceStarter {

        @Override
        public ChildProcess start(Instance instance) {
            versions.put(instance.name(), codes.of(instance).version());
            return new Command(List.of("sleep", "300"), folder, Map.of(), log(instance)).start();
        }

        @Override
        public boolean isReady(Instance instance) {
            return ready;
        }

        @Override
        public boolean isRegistered(Instance instance) {
            return true;
        }

        @Override
        public Duration readyTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public LogFile log(Instance instance) {
            return new LogFile(folder.resolve(instance.name() + ".log"));
        }
    }
}
