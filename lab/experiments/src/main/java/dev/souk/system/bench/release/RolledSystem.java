package dev.souk.system.bench.release;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.observe.Database;
import dev.souk.system.observe.Target;
import dev.souk.tools.ToolException;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.process.Await;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A system with two instances of each service, which are replaced while it is used. */
final class RolledSystem {

    static final List<ServiceDefinition> SERVICES = List.of(Topology.USERS, Topology.CARTS, Topology.ORDERS);

    private static final int INSTANCES = 2;
    private static final String ORDERS = Topology.ORDERS.name();

    private static final Duration UNTIL_CALLABLE = Duration.ofMinutes(4);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    private final RollSetting setting;
    private final RunningSouk souk;

    private RolledSystem(RollSetting setting, RunningSouk souk) {
        this.setting = setting;
        this.souk = souk;
    }

    static SoukOptions options(SoukOptions highLimits, RollSetting setting) {
        SoukOptions options = highLimits
                .withEnvironment(ORDERS, "SOUK_ORDER_DEADLINE", "1h") // for the orders whose streams stay open
                .withEnvironment(Topology.REGISTRY.name(), setting.registry())
                .withEnvironment(Topology.GATEWAY.name(), setting.services());
        for (ServiceDefinition service : SERVICES) {
            options = options.withEnvironment(service.name(), setting.services())
                    .with(service.name(), setting.bySoukRoll() ? INSTANCES : INSTANCES + 1);
        }
        return options;
    }

    /** Waits until the gateway finds each service of a system that has just been started. */
    static RolledSystem callable(RunningSouk souk, RollSetting setting) {
        var system = new RolledSystem(setting, souk);
        system.awaitCallable();
        if (!setting.bySoukRoll()) {
            SERVICES.forEach(service -> souk.kill(service.nameOf(INSTANCES + 1), false));
        }
        return system;
    }

    /**
     * With the defaults of Spring Cloud the gateway learns of services some 30 s after they are ready, and again later.
     */
    private void awaitCallable() {
        for (ServiceDefinition service : SERVICES) {
            String description = souk.gateway() + "/v3/api-docs/" + service.name();
            if (!new Await(UNTIL_CALLABLE, POLL_INTERVAL).until(() -> SoukClient.status(description) == 200)) {
                throw new ToolException("The gateway does not find %s.".formatted(service.name()));
            }
        }
    }

    /** Replaces each instance of the service; how long each took, in seconds. */
    List<Double> roll(ServiceDefinition service) {
        var seconds = new ArrayList<Double>();
        for (String old : running(service)) {
            long begin = System.nanoTime();
            replace(service, old);
            seconds.add(Math.round((System.nanoTime() - begin) / 1e8) / 10.0);
        }
        return seconds;
    }

    private void replace(ServiceDefinition service, String old) {
        if (setting.bySoukRoll()) {
            souk.replace(old);
            return;
        }
        List<String> up = running(service);
        IntStream.rangeClosed(1, INSTANCES + 1)
                .mapToObj(service::nameOf)
                .filter(instance -> !up.contains(instance))
                .forEach(souk::start);
        souk.kill(old, false);
    }

    private List<String> running(ServiceDefinition service) {
        return souk.status().processes().stream()
                .filter(process -> process.service().equals(service.name()) && process.pid() != null)
                .map(process -> process.name())
                .toList();
    }

    HttpAddress gateway() {
        return HttpAddress.plain(URI.create(souk.gateway()));
    }

    /** With the role that may change its tables. */
    Database orders() {
        return Target.of(souk.status()).database(ORDERS).asOwner(souk.secrets().ofOwner(ORDERS));
    }
}
