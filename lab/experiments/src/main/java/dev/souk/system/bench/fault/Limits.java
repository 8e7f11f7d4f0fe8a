package dev.souk.system.bench.fault;

import static java.util.stream.Collectors.toMap;

import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.ProcessStatus.State;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.Setting;
import dev.souk.system.bench.result.Report;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The limits of requests and calls that a system is measured without. */
final class Limits {

    /** The services that have limits. */
    private static final List<ServiceDefinition> SERVICES =
            List.of(Topology.GATEWAY, Topology.USERS, Topology.CARTS, Topology.ORDERS);

    /** Everything is accepted. Limits of rates are none of concurrency, and stay. */
    static final Setting NO_CONCURRENCY = new Setting(
            "no limits of concurrency",
            Stream.of(
                            "SOUK_GATEWAY_CONCURRENCY_REQUESTS_MAX",
                            "SOUK_GATEWAY_CONCURRENCY_REQUESTS_PERCLIENT",
                            "SOUK_GATEWAY_CONCURRENCY_STREAMS_MAX",
                            "SOUK_GATEWAY_CONCURRENCY_STREAMS_PERCLIENT",
                            "SOUK_WEB_MAXCONCURRENTREQUESTS",
                            "RESILIENCE4J_BULKHEAD_CONFIGS_DEFAULT_MAXCONCURRENTCALLS")
                    .collect(toMap(limit -> limit, _ -> "100000")));

    /** Everything is accepted, however often. */
    static final Setting NONE = new Setting("no limits", withoutRates());

    private Limits() {}

    private static Map<String, String> withoutRates() {
        var variables = new HashMap<>(NO_CONCURRENCY.variables());
        variables.put("SOUK_GATEWAY_RATELIMIT_ENABLED", "false");
        return Map.copyOf(variables);
    }

    /** What is measured with one setting. */
    @FunctionalInterface
    interface Measurement {
        void measure(Setting limits, RunningSouk souk) throws IOException, InterruptedException;
    }

    /** Measures with Souk's limits, with which no process may end, and in the full form with others. */
    static void measure(ExperimentRun run, Report report, Setting others, Measurement measurement)
            throws IOException, InterruptedException {
        for (Setting limits : run.brief() ? List.of(Setting.SOUK) : List.of(Setting.SOUK, others)) {
            SoukOptions options = limits.of(SERVICES, run.systems().options(limits.isSouk() ? "limited" : "unlimited"));
            run.systems().measure(limits.name(), options, souk -> {
                measurement.measure(limits, souk);
                for (String process : ended(souk)) {
                    run.say(process + " is not up");
                    report.require(!limits.isSouk(), process + " is not up");
                }
            });
        }
    }

    private static List<String> ended(RunningSouk souk) {
        return souk.status().processes().stream()
                .filter(process -> process.state() != State.UP)
                .map(ProcessStatus::name)
                .toList();
    }
}
