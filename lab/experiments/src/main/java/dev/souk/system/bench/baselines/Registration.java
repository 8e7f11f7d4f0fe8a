package dev.souk.system.bench.baselines;

import dev.souk.tools.ToolException;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Registers a server on this machine as the instance of a service, with that service's own account, by the REST
 * operations of Eureka. The lease lasts longer than any benchmark, so nothing renews it.
 */
final class Registration implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String ADDRESS = "127.0.0.1";
    private static final long LEASE_SECONDS = Duration.ofDays(1).toSeconds();

    private final SoukClient registry;
    private final Map<String, String> headers;
    private final String path;
    private final String id;

    /**
     * Registers.
     *
     * @param registry such as {@code http://localhost:8761}
     * @param service its name, which is also that of the account
     */
    Registration(String registry, String service, String password, int port) throws IOException {
        this.registry = new SoukClient(registry, TIMEOUT);
        String credentials =
                Base64.getEncoder().encodeToString((service + ":" + password).getBytes(StandardCharsets.UTF_8));
        headers = Map.of(
                "Authorization", "Basic " + credentials,
                "Content-Type", "application/json",
                "Accept", "application/json");
        path = "/eureka/apps/" + service.toUpperCase(Locale.ROOT);
        id = service + ":benchmark";
        send("POST", path, instance(service, port), 204);
    }

    private String instance(String service, int port) {
        return """
            {"instance": {
              "instanceId": "%1$s", "app": "%2$s", "hostName": "%3$s", "ipAddr": "%3$s", "status": "UP",
              "vipAddress": "%4$s", "secureVipAddress": "%4$s", "metadata": {},
              "port": {"$": %5$s, "@enabled": "true"}, "securePort": {"$": 443, "@enabled": "false"},
              "dataCenterInfo": {
                "@class": "com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo", "name": "MyOwn"},
              "leaseInfo": {"durationInSecs": %6$s}}}
            """.formatted(id, service.toUpperCase(Locale.ROOT), ADDRESS, service, port, LEASE_SECONDS);
    }

    private void send(String method, String target, @Nullable String json, int expected) throws IOException {
        int status = registry.send(new Call(method, target, headers, json)).status();
        if (status != expected) {
            throw new IOException("The registry responded %s to %s %s".formatted(status, method, target));
        }
    }

    @Override
    public void close() {
        try {
            send("DELETE", path + "/" + id, null, 200);
        } catch (IOException | ToolException stopped) {
            // the lease ends by itself
        }
    }
}
