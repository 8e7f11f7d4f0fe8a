package dev.souk.system.bench.roll;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.system.bench.ExperimentSystems;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Commit;
import dev.souk.system.bench.result.Machine;
import dev.souk.system.bench.result.RollResult;
import dev.souk.system.bench.result.RolledService;
import dev.souk.system.bench.result.RolledSetting;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replaces all instances of each service under load, and counts what fails, with one setting after the other. */
public final class RollExperiment {

    private final RollPlan plan;
    private final ExperimentSystems systems;

    /** An experiment that has not begun. */
    public RollExperiment(RollPlan plan, ExperimentSystems systems) {
        this.plan = plan;
        this.systems = systems;
    }

    /** Measures everything. */
    public RollResult run(Instant now) throws IOException, InterruptedException {
        Machine machine = Machine.current();
        String commit = Commit.of(systems.source().root());
        var settings = new ArrayList<RolledSetting>();
        for (Setting setting : plan.settings()) {
            SoukOptions options = RolledSystem.options(systems.options("roll-" + settings.size()), setting);
            settings.add(systems.run(
                    setting.name(), options, souk -> measure(RolledSystem.callable(souk, setting), setting)));
            settings.getLast().lines().forEach(systems.progress());
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
                systems.progress().accept("%s: roll of %s, %s".formatted(setting.name(), service.name(), round));
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
