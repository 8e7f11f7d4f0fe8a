package dev.souk.system.bench.experiment;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.system.chaos.load.Pacing;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/**
 * Responds to every request with the same JSON, at once. Written on plain sockets because it shares the processors with
 * the gateways before it, which are measured, and has to leave them to these. Each connection has a virtual thread.
 */
final class StubServer implements AutoCloseable {

    private static final int BACKLOG = 500;

    private final byte[] response;
    private final ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    private final LongAdder requests = new LongAdder();

    /** Listens on a free port of the loopback address. */
    StubServer(String json) throws IOException {
        response = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %s\r\n\r\n%s"
                .formatted(json.getBytes(StandardCharsets.UTF_8).length, json)
                .getBytes(StandardCharsets.UTF_8);
        Pacing.start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /**
     * Registers it as the instance of a service, with the account of that, by the REST operations of Eureka. The lease
     * lasts longer than any benchmark, so nothing renews it.
     */
    void registerAs(String service, RunningSouk system) throws IOException {
        String account = service + ":" + system.secrets().password(service, "souk.registry.password");
        String credentials = Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
        String application = service.toUpperCase(Locale.ROOT);
        String instance = """
            {"instance": {
              "instanceId": "%1$s:benchmark", "app": "%2$s", "hostName": "127.0.0.1", "ipAddr": "127.0.0.1", "status": "UP",
              "vipAddress": "%1$s", "secureVipAddress": "%1$s", "metadata": {},
              "port": {"$": %3$s, "@enabled": "true"}, "securePort": {"$": 443, "@enabled": "false"},
              "dataCenterInfo": {
                "@class": "com.netflix.appinfo.InstanceInfo$DefaultDataCenterInfo", "name": "MyOwn"},
              "leaseInfo": {"durationInSecs": 86400}}}
            """.formatted(service, application, port());
        new SoukClient(system.status().registry(), Duration.ofSeconds(30))
                .send(Call.post("/eureka/apps/" + application, instance).with("Authorization", "Basic " + credentials))
                .expect(204);
    }

    /** How many requests have come. */
    long requests() {
        return requests.sum();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Pacing.start(() -> serve(connection));
            } catch (IOException closed) {
                // the condition ends the loop
            }
        }
    }

    /** An empty line ends a request without a body. */
    private void serve(Socket connection) {
        try (connection;
                var in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
            connection.setTcpNoDelay(true);
            OutputStream out = connection.getOutputStream();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isEmpty()) {
                    requests.increment(); // first, so that whoever has the response finds it counted
                    out.write(response);
                }
            }
        } catch (IOException disconnected) {
            // nobody waits for a response
        }
    }

    @Override
    public void close() throws IOException {
        socket.close(); // the gateways close their connections
    }
}
