package dev.souk.common.loadbalancing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.DefaultRequest;
import org.springframework.cloud.client.loadbalancer.RetryableRequestContext;

@ExtendWith(OutputCaptureExtension.class)
class BalancedServicesTest {

    private static final String SERVICE = "order-service";

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private List<ServiceInstance> registered = List.of(instance("a", 1), instance("b", 2));
    private final BalancedServices services = new BalancedServices(_ -> registered, properties(), metrics);

    @Test
    void aHeartbeatBringsTheListOfTheRegistry() {
        assertThat(chosenIds()).containsOnly("a", "b");

        registered = List.of(instance("b", 2), instance("c", 3));
        services.onHeartbeat();

        assertThat(chosenIds()).containsOnly("b", "c");
    }

    @Test
    void anInstanceIsFoundWithoutAHeartbeatWhereThereWasNone() {
        registered = List.of();
        assertThat(choose(null)).isNull();

        registered = List.of(instance("a", 1));
        assertThat(chosenIds()).containsOnly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h", "fd00::1", "[fd00::1]"})
    void whatIsKnownAboutAnInstanceOutlivesAHeartbeat(String host) {
        registered = List.of(new DefaultServiceInstance("a", SERVICE, host, 1, false));
        chosen().begin();

        services.onHeartbeat();

        assertThat(chosen().outstanding()).isOne();
    }

    @Test
    void anInstanceAtAnotherPortIsANewOne() {
        registered = List.of(instance("a", 1));
        chosen().begin();

        registered = List.of(instance("a", 9));
        services.onHeartbeat();

        assertThat(chosen().outstanding()).isZero();
        assertThat(chosen().getUri()).hasPort(9);
        chosen().begin().end(CallOutcome.SUCCESS);
        assertThat(metrics.get("souk.loadbalancing.calls")
                        .tag("outcome", "success")
                        .counter()
                        .count())
                .isOne();
    }

    @Test
    void aHeartbeatBringsWhatAnInstanceSaysOfItself() {
        registered = List.of(instance("a", 1));
        chosen().begin();

        registered = List.of(new DefaultServiceInstance("a", SERVICE, "h", 1, true, Map.of("zone", "west")));
        services.onHeartbeat();

        assertThat(chosen().isSecure()).isTrue();
        assertThat(chosen().getUri()).hasScheme("https");
        assertThat(chosen().getMetadata()).containsEntry("zone", "west");
        assertThat(chosen().outstanding()).isOne();
    }

    @Test
    void callsAreCountedByTheVersionInTheMetadata() {
        registered = List.of(new DefaultServiceInstance("a", SERVICE, "h", 1, false, Map.of("version", "2.1")));
        chosen().begin().end(CallOutcome.ERROR);

        assertThat(metrics.get("souk.loadbalancing.calls")
                        .tags("version", "2.1", "outcome", "error")
                        .counter()
                        .count())
                .isOne();
    }

    @Test
    void theLatencyOfAnInstanceIsThatOfItsSuccesses() {
        registered = List.of(instance("a", 1));
        chosen().begin().end(CallOutcome.SUCCESS);
        chosen().begin().end(CallOutcome.ERROR);

        assertThat(metrics.get("souk.loadbalancing.latency")
                        .tag("instance", "a")
                        .timer()
                        .count())
                .isOne();
    }

    @Test
    void anInstanceThatIsGoneLeavesNoMeters() {
        chosenIds();
        registered = List.of(instance("b", 2));
        services.onHeartbeat();

        assertThat(metrics.getMeters().stream()
                        .map(Meter::getId)
                        .map(id -> id.getTag("instance"))
                        .filter(Objects::nonNull)
                        .distinct())
                .containsExactly("b");
    }

    @Test
    void theNumberOfInstancesIsAMetric() {
        chosen();
        assertThat(knownInstances()).isEqualTo(2);

        registered = List.of(instance("a", 1));
        services.onHeartbeat();

        assertThat(knownInstances()).isOne();
    }

    /** Otherwise each call would fail after a restart of the registry, until the instances have registered again. */
    @Test
    void theInstancesStayForTenSecondsWhileTheRegistryListsNone(CapturedOutput log) {
        var time = new AtomicLong();
        var pool = new InstancePool(properties(), time::get, bound -> 0);
        var balancer = new ServiceLoadBalancer(SERVICE, () -> registered, pool, metrics);
        time.addAndGet(Duration.ofHours(1).toNanos());
        balancer.refresh();
        registered = List.of();
        time.addAndGet(Duration.ofHours(1).toNanos()); // an outage of the registry, which lists none at first
        balancer.refresh();

        time.addAndGet(Duration.ofMillis(9_999).toNanos());
        balancer.refresh();
        assertThat(balancer.instance(null)).isNotNull();

        // not every registry has a heartbeat
        time.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(balancer.instance(null)).isNull();
        assertThat(balancer.instance(null)).isNull();
        assertThat(knownInstances()).isZero();
        assertThat(log).containsOnlyOnce("has no instance any more");
    }

    private double knownInstances() {
        return metrics.get("souk.loadbalancing.instances").gauge().value();
    }

    @Test
    void theEjectionsOfAnInstanceAreCounted() {
        BalancedInstance failing = chosen();

        List<BalancedCall> inProgress =
                Stream.generate(failing::begin).limit(10).toList();
        inProgress.forEach(call -> call.end(CallOutcome.UNREACHABLE));

        assertThat(ejections(failing)).as("of one failure").isOne();
    }

    /** It gets the next call nevertheless. */
    @Test
    void theOnlyInstanceIsNotEjected() {
        registered = List.of(instance("a", 1));
        services.onHeartbeat();

        BalancedInstance only = chosen();
        only.begin().end(CallOutcome.UNREACHABLE);

        assertThat(ejections(only)).isZero();
    }

    private double ejections(BalancedInstance instance) {
        return metrics.get("souk.loadbalancing.ejections")
                .tag("instance", instance.getInstanceId())
                .counter()
                .count();
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "0, 0", "-1, 100", "many, 100", "99999999999, 100"})
    void theWeightIsANumberInTheMetadata(String weight, int expected) {
        registered = List.of(instance("a", 1));
        assertThat(chosen().weight()).isEqualTo(100);

        registered = List.of(new DefaultServiceInstance("a", SERVICE, "h", 1, false, Map.of("weight", weight)));
        services.onHeartbeat();

        assertThat(chosen().weight()).isEqualTo(expected);
    }

    @Test
    void aRetryReachesAnotherInstance() {
        BalancedInstance previous = chosen();

        assertThat(IntStream.range(0, 20).mapToObj(call -> choose(previous)))
                .isNotEmpty()
                .doesNotContain(previous);
    }

    private static ServiceInstance instance(String id, int port) {
        return new DefaultServiceInstance(id, SERVICE, "h", port, false);
    }

    private List<String> chosenIds() {
        return IntStream.range(0, 20).mapToObj(call -> chosen().getInstanceId()).toList();
    }

    private BalancedInstance chosen() {
        return (BalancedInstance) Objects.requireNonNull(choose(null));
    }

    private @Nullable ServiceInstance choose(@Nullable ServiceInstance previous) {
        var request = new DefaultRequest<>(new RetryableRequestContext(previous));
        return Objects.requireNonNull(services.of(SERVICE).choose(request).block())
                .getServer();
    }

    private static LoadBalancingProperties properties() {
        return TestInstances.properties(
                Map.of("souk.load-balancing.strategy", "round-robin", "souk.load-balancing.slow-start.window", "0s"));
    }
}
