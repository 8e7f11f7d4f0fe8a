package dev.souk.system.bench.release;

import static java.time.Duration.ofSeconds;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.figure.Series;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Report;
import dev.souk.system.bench.result.Table;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Replaces all instances of each service under load, and counts what fails, with one setting after the other. */
public final class RollExperiment {

    private final ExperimentRun run;
    private final Plan plan;
    private final Report report;
    private final Table services;
    private final Table streams;

    private RollExperiment(ExperimentRun run) throws IOException, InterruptedException {
        this.run = run;
        this.plan = run.brief()
                ? new Plan(1, 8, 80, 8, ofSeconds(3), ofSeconds(1))
                : new Plan(run.rounds(), 24, 240, 20, ofSeconds(60), ofSeconds(3));
        this.report = run.report("roll")
                .with("connections", plan.clients())
                .with("calls a second", plan.perSecond())
                .with("event streams", plan.streams());
        this.services = report.table(new Table(
                "Calls to all services while the instances of one are replaced",
                "setting",
                "service",
                "calls",
                "failed",
                "gap, ms",
                "p50, ms",
                "p99, ms",
                "an instance, s"));
        this.streams = report.table(new Table(
                "Event streams that were open all the time",
                "setting",
                "opened again",
                "with a lost or repeated event"));
    }

    /**
     * How much is measured.
     *
     * @param rounds how often each service is replaced with Souk's settings; with others once
     * @param clients customers with a connection each
     * @param perSecond calls of all of them together
     * @param streams event streams that are open all the time
     * @param warmUp load before the first instance is replaced
     * @param settling load after the last instance of a service
     */
    private record Plan(int rounds, int clients, int perSecond, int streams, Duration warmUp, Duration settling) {}

    /** Measures everything; with Souk's own settings nothing may fail. */
    public static Report run(ExperimentRun run) throws IOException, InterruptedException {
        var experiment = new RollExperiment(run);
        List<RollSetting> settings = run.brief() ? List.of(RollSetting.SOUK) : RollSetting.all();
        for (RollSetting setting : settings) {
            var options = RolledSystem.options(
                    run.systems().optionsWithHighLimits("roll-" + settings.indexOf(setting)), setting);
            run.systems().measure(setting.name(), options, souk -> experiment.measure(setting, souk));
        }
        return experiment.report;
    }

    private void measure(RollSetting setting, RunningSouk souk) throws IOException, InterruptedException {
        RolledSystem system = RolledSystem.callable(souk, setting);
        try (Shop shop = Shop.open(souk, plan.clients());
                var load = new SteadyLoad(shop, plan.perSecond())) {
            Pacing.pause(plan.warmUp());
            var open = new ArrayList<OrderStream>();
            for (var customer : shop.customers().subList(0, plan.streams())) {
                open.add(new OrderStream(system.gateway(), system.orders(), customer, load::failed));
            }
            roll(setting, system, load);
            int reconnects = open.stream().mapToInt(OrderStream::reconnects).sum();
            open.forEach(OrderStream::confirm);
            int wrong = 0;
            for (OrderStream stream : open) {
                wrong += stream.isComplete() ? 0 : 1;
            }
            streams.add(setting.name(), reconnects, wrong);
            report.require(!setting.isSouk() || wrong == 0, "an event was lost or came twice");
        }
    }

    private void roll(RollSetting setting, RolledSystem system, SteadyLoad load) throws InterruptedException {
        var tallies = new LinkedHashMap<ServiceDefinition, Tally>();
        var seconds = new LinkedHashMap<ServiceDefinition, List<Double>>();
        for (int round = 1; round <= (setting.isSouk() ? plan.rounds() : 1); round++) {
            for (ServiceDefinition service : RolledSystem.SERVICES) {
                run.say("%s: roll of %s, %s".formatted(setting.name(), service.name(), round));
                load.into(tallies.computeIfAbsent(service, rolled -> new Tally(rolled.name())));
                seconds.computeIfAbsent(service, _ -> new ArrayList<>()).addAll(system.roll(service));
                Pacing.pause(plan.settling());
            }
        }
        load.into(new Tally(""));
        tallies.forEach((service, tally) -> add(setting, service, tally, seconds.getOrDefault(service, List.of())));
    }

    private void add(RollSetting setting, ServiceDefinition service, Tally tally, List<Double> seconds) {
        Outcome outcome = tally.outcome();
        services.add(
                setting.name(),
                service.name(),
                outcome.requests(),
                outcome.failed(),
                tally.longestGapMillis(),
                outcome.millisAt(50),
                outcome.millisAt(99),
                new Series(seconds));
        services.failures(outcome.errors());
        run.say(services.last());
        report.require(
                !setting.isSouk() || (outcome.done() > 0 && outcome.failed() == 0),
                "a call failed while %s was replaced".formatted(service.name()));
    }
}
