package dev.souk.system.story;

import com.sun.net.httpserver.HttpServer;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A program of this machine that would like to receive the requests for a service, and to be asked for the keys that
 * tokens are checked with.
 */
final class RogueService implements AutoCloseable {

    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;
    private final SoukClient registry;

    RogueService(String registryUrl, RogueKey key) throws IOException {
        registry = new SoukClient(registryUrl, Duration.ofSeconds(10));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            byte[] keys = key.jwks().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    /** Registers without an account; returns the status of the response. */
    int register(String service) throws IOException {
        return send(registration(service, service, "127.0.0.1"));
    }

    /** Registers with an account. */
    int register(String service, String virtualAddress, String address, String account, String password)
            throws IOException {
        String credentials =
                Base64.getEncoder().encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8));
        return send(registration(service, virtualAddress, address).with("Authorization", "Basic " + credentials));
    }

    /** How often it was called. */
    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private int send(Call registration) throws IOException {
        return registry.send(registration).status();
    }

    private Call registration(String service, String virtualAddress, String address) {
        return Call.post("/eureka/apps/" + service.toUpperCase(Locale.ROOT), """
                {"instance": {"instanceId": "rogue", "app": "%s", "hostName": "%s", "ipAddr": "%s",
                  "vipAddress": "%s", "secureVipAddress": "%s", "status": "UP",
                  "port": {"$": %d, "@enabled": "true"},
                  "dataCenterInfo":
                    {"@class": "com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo", "name": "MyOwn"},
                  "leaseInfo": {"renewalIntervalInSecs": 30, "durationInSecs": 86400}}}
                """.formatted(
                        service.toUpperCase(Locale.ROOT),
                        address,
                        address,
                        virtualAddress,
                        virtualAddress,
                        server.getAddress().getPort()));
    }
}
