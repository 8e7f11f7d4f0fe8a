package dev.souk.registry;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An instance to register, as Eureka's clients describe it. */
record TestInstance(
        String app,
        String number,
        String address,
        String host,
        String virtualAddress,
        int leaseSeconds,
        Map<String, String> metadata) {

    private static final String LOOPBACK = "127.0.0.1";

    static TestInstance of(String app) {
        return new TestInstance(app, "4711", LOOPBACK, LOOPBACK, app, 30, Map.of());
    }

    TestInstance number(int other) {
        String text = Integer.toString(other);
        return new TestInstance(app, text, address, host, virtualAddress, leaseSeconds, metadata);
    }

    TestInstance address(String other) {
        return new TestInstance(app, number, other, host, virtualAddress, leaseSeconds, metadata);
    }

    TestInstance host(String other) {
        return new TestInstance(app, number, address, other, virtualAddress, leaseSeconds, metadata);
    }

    TestInstance virtualAddress(String other) {
        return new TestInstance(app, number, address, host, other, leaseSeconds, metadata);
    }

    TestInstance leaseSeconds(int other) {
        return new TestInstance(app, number, address, host, virtualAddress, other, metadata);
    }

    TestInstance metadata(Map<String, String> other) {
        return new TestInstance(app, number, address, host, virtualAddress, leaseSeconds, other);
    }

    String id() {
        return app + ":" + number;
    }

    String path() {
        return "/eureka/apps/%s/%s".formatted(app.toUpperCase(Locale.ROOT), id());
    }

    String json() {
        return "{\"instance\": %s}".formatted(details());
    }

    String details() {
        String entries = metadata.entrySet().stream()
                .map(entry -> "\"%s\": \"%s\"".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        return """
                {"instanceId": "%s", "app": "%s", "hostName": "%s", "ipAddr": "%s",
                  "vipAddress": "%s", "secureVipAddress": "%s", "status": "UP",
                  "port": {"$": 4711, "@enabled": "true"}, "metadata": {%s},
                  "dataCenterInfo":
                    {"@class": "com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo", "name": "MyOwn"},
                  "leaseInfo": {"renewalIntervalInSecs": 1, "durationInSecs": %d}}
                """.formatted(
                        id(),
                        app.toUpperCase(Locale.ROOT),
                        host,
                        address,
                        virtualAddress,
                        virtualAddress,
                        entries,
                        leaseSeconds);
    }
}
