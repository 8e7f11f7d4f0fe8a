package dev.souk.system.bench.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a system is measured with.
 *
 * @param name what is printed
 * @param services variables of the gateway and of all services behind it
 * @param registry variables of the registry
 * @param bySoukRoll whether `./souk roll` replaces instances; else a new one is started, and the old one is stopped as
 *     soon as the new one is ready, as a script would do it that does not ask the registry
 */
record RollSetting(String name, Map<String, String> services, Map<String, String> registry, boolean bySoukRoll) {

    /** As everything is configured. */
    static final RollSetting SOUK = new RollSetting("Souk", Map.of(), Map.of(), true);

    private static final Map<String, String> NO_DELAY = Map.of("SOUK_DISCOVERY_DEREGISTRATIONDELAY", "0ms");
    private static final Map<String, String> EARLY = Map.of("EUREKA_INSTANCE_NONSECUREPORT", "${server.port}");
    private static final Map<String, String> SLOW_FETCH = Map.of("EUREKA_CLIENT_REGISTRYFETCHINTERVALSECONDS", "30");
    private static final Map<String, String> IMMEDIATE = Map.of("SERVER_SHUTDOWN", "immediate");
    private static final Map<String, String> LEASES = Map.of(
            "EUREKA_INSTANCE_LEASERENEWALINTERVALINSECONDS", "30",
            "EUREKA_INSTANCE_LEASEEXPIRATIONDURATIONINSECONDS", "90",
            "EUREKA_CLIENT_INITIALINSTANCEINFOREPLICATIONINTERVALSECONDS", "40",
            "EUREKA_CLIENT_INSTANCEINFOREPLICATIONINTERVALSECONDS", "30");
    private static final Map<String, String> REGISTRY = Map.of(
            "EUREKA_SERVER_USEREADONLYRESPONSECACHE", "true",
            "EUREKA_SERVER_RESPONSECACHEAUTOEXPIRATIONINSECONDS", "180",
            "EUREKA_SERVER_ENABLESELFPRESERVATION", "true",
            "EUREKA_SERVER_EVICTIONINTERVALTIMERINMS", "60000");

    boolean isSouk() {
        return equals(SOUK);
    }

    /** Souk, then one setting after the other at its default, and at last all of them. */
    static List<RollSetting> all() {
        return List.of(
                SOUK,
                new RollSetting("no delay after the deregistration", NO_DELAY, Map.of(), true),
                new RollSetting("registered before the port is open", EARLY, Map.of(), true),
                new RollSetting("immediate shutdown", IMMEDIATE, Map.of(), true),
                new RollSetting("instances are fetched every 30 s", SLOW_FETCH, Map.of(), true),
                new RollSetting("the registry is not asked", Map.of(), Map.of(), false),
                defaults());
    }

    /** Of Spring Cloud; the web server stops gracefully by default. */
    static RollSetting defaults() {
        var services = new HashMap<>(LEASES);
        services.putAll(NO_DELAY);
        services.putAll(EARLY);
        services.putAll(SLOW_FETCH);
        return new RollSetting("defaults of Spring Cloud", Map.copyOf(services), REGISTRY, false);
    }
}
