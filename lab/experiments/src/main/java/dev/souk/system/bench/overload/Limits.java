package dev.souk.system.bench.overload;

import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.ProcessStatus.State;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Limits of concurrent requests and calls that a system is measured with.
 *
 * @param name what is printed
 * @param variables of the gateway and of all services behind it
 */
record Limits(String name, Map<String, String> variables) {

    private static final String UNREACHABLE = "100000";

    /** As everything is configured. */
    static final Limits SOUK = new Limits("Souk", Map.of());

    /** Everything is accepted. Limits of rates are none of concurrency, and stay. */
    static final Limits NONE = new Limits("no limits of concurrency", none());

    /** Everything is accepted, however often. */
    static final Limits NOT_EVEN_OF_RATES = new Limits("no limits", withoutRates());

    private static final List<ServiceDefinition> LIMITED =
            List.of(Topology.GATEWAY, Topology.USERS, Topology.CARTS, Topology.ORDERS);

    /** A system with these limits. */
    SoukOptions applied(SoukOptions options) {
        SoukOptions limited = options;
        for (ServiceDefinition service : LIMITED) {
            limited = limited.withEnvironment(service.name(), variables);
        }
        return limited;
    }

    /** The names of the processes that are not up. */
    static List<String> ended(RunningSouk souk) {
        return souk.status().processes().stream()
                .filter(process -> process.state() != State.UP)
                .map(ProcessStatus::name)
                .toList();
    }

    private static Map<String, String> withoutRates() {
        var variables = new HashMap<>(none());
        variables.put("SOUK_GATEWAY_RATELIMIT_ENABLED", "false");
        return Map.copyOf(variables);
    }

    private static Map<String, String> none() {
        var variables = new HashMap<String, String>();
        for (String limit : new String[] {
            "SOUK_GATEWAY_CONCURRENCY_REQUESTS_MAX",
            "SOUK_GATEWAY_CONCURRENCY_REQUESTS_PERCLIENT",
            "SOUK_GATEWAY_CONCURRENCY_STREAMS_MAX",
            "SOUK_GATEWAY_CONCURRENCY_STREAMS_PERCLIENT",
            "SOUK_WEB_MAXCONCURRENTREQUESTS",
            "RESILIENCE4J_BULKHEAD_CONFIGS_DEFAULT_MAXCONCURRENTCALLS"
        }) {
            variables.put(limit, UNREACHABLE);
        }
        return Map.copyOf(variables);
    }
}
