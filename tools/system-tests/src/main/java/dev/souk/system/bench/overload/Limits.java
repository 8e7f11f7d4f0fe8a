package dev.souk.system.bench.overload;

import java.util.HashMap;
import java.util.Map;

/**
 * Limits of concurrent requests and calls that a system is measured with.
 *
 * @param name      what is printed
 * @param variables of the gateway and of all services behind it
 */
record Limits(String name, Map<String, String> variables) {

    private static final String UNREACHABLE = "100000";

    /** As everything is configured. */
    static final Limits SOUK = new Limits("Souk", Map.of());

    /** The limit of each service is constant. */
    static final Limits CONSTANT = new Limits("constant limits", Map.of("SOUK_GATEWAY_CONCURRENCY_SERVICES_MIN", "64"));

    /** Everything is accepted. Limits of rates are none of concurrency, and stay. */
    static final Limits NONE = new Limits("no limits of concurrency", none());

    private static Map<String, String> none() {
        var variables = new HashMap<String, String>();
        for (String limit : new String[] {
            "SOUK_GATEWAY_CONCURRENCY_REQUESTS_MAX",
            "SOUK_GATEWAY_CONCURRENCY_REQUESTS_PERCLIENT",
            "SOUK_GATEWAY_CONCURRENCY_SERVICES_MIN",
            "SOUK_GATEWAY_CONCURRENCY_SERVICES_MAX",
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
