package dev.souk.system.bench.roll;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Commit;
import dev.souk.system.bench.result.Machine;
import dev.souk.system.bench.result.RollResult;
import dev.souk.system.bench.result.RolledService;
import dev.souk.system.bench.result.RolledSetting;
import dev.souk.system.chaos.environment.Pacing;
import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Replaces all instances of each service under load, and counts what fails, with one setting after the other. */
public final class RollExperiment {

    private final RollPlan plan;
    private final SourceTree source;
    private final Systems systems;
    private final Consumer<String> progress;

    /** The folder of each system is the experiment's; the progress is for whoever waits. */
    public RollExperiment(RollPlan plan, SourceTree source, Systems systems, Consumer<String> progress) {
        this.plan = plan;
        this.source = source;
        this.systems = systems;
        this.progress = progress;
    }

    /** Where systems run, and who stops them if the experiment is interrupted. */
    public interface Systems {

        /** The folder of the system of that name. */
        Path folder(String name);

        /** The system is stopped at the end, whatever happens. */
        void stopAtEnd(RolledSystem system);
    }

    /** Measures everything. */
    public RollResult run(Instant now) throws IOException, InterruptedException {
        Machine machine = Machine.current();
        String commit = Commit.of(source.root());
        var settings = new ArrayList<RolledSetting>();
        for (Setting setting : plan.settings()) {
            progress.accept("start: " + setting.name());
            Path folder = systems.folder("roll-" + settings.size());
            RolledSystem system = RolledSystem.assemble(source, folder, setting);
            systems.stopAtEnd(system);
            try (system) {
                system.start();
                settings.add(measure(system, setting));
                settings.getLast().lines().forEach(progress);
            }
        }
        return new RollResult(
                now, machine, plan.brief(), commit, plan.clients(), plan.perSecond(), plan.streams(), settings);
    }

    private RolledSetting measure(RolledSystem system, Setting setting) throws IOException, InterruptedException {
        try (Shop shop = Shop.open(system.gateway(), system.admin(), plan.clients())) {
            shop.logIn();
            var clients = new ArrayList<RollClient>();
            for (Customer customer : shop.customers()) {
                clients.add(new RollClient(system.gateway(), customer, clients.size()));
            }
            try (var load = new Load(clients, plan.perSecond())) {
                Pacing.pause(plan.warmUp());
                return roll(system, setting, shop, load);
            }
        }
    }

    private RolledSetting roll(RolledSystem system, Setting setting, Shop shop, Load load)
            throws IOException, InterruptedException {
        var watched = new WatchedOrders(system.orders());
        for (Customer customer : shop.customers().subList(0, plan.streams())) {
            watched.watch(system, customer, load::failed);
        }
        Map<ServiceDefinition, Rolls> rolls = new LinkedHashMap<>();
        for (int round = 1; round <= plan.roundsOf(setting); round++) {
            for (ServiceDefinition service : RolledSystem.SERVICES) {
                progress.accept("%s: roll of %s, %s".formatted(setting.name(), service.name(), round));
                Rolls ofService = rolls.computeIfAbsent(service, Rolls::new);
                load.into(ofService.tally());
                ofService.seconds().addAll(system.roll(service));
                Pacing.pause(plan.settling());
            }
        }
        load.into(new Tally(""));
        int reconnects = watched.reconnects();
        long wrong = watched.end();
        List<RolledService> services =
                rolls.values().stream().map(Rolls::result).toList();
        return new RolledSetting(setting.name(), services, reconnects, wrong);
    }

    /** Of one service. */
    private record Rolls(ServiceDefinition service, Tally tally, List<Double> seconds) {

        Rolls(ServiceDefinition service) {
            this(service, new Tally(service.name()), new ArrayList<>());
        }

        RolledService result() {
            return new RolledService(
                    service.name(),
                    tally.calls(),
                    tally.failures(),
                    tally.longestGapMillis(),
                    tally.latencies().millisAt(50),
                    tally.latencies().millisAt(99),
                    seconds);
        }
    }
}
