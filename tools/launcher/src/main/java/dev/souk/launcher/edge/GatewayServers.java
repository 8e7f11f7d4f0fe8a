package dev.souk.launcher.edge;

import dev.souk.launcher.topology.Instance;
import dev.souk.tools.process.Await;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.IOUtils;

/**
 * The gateways that HAProxy sends requests to: those that were admitted and were not drained. It has a server for each
 * number of an instance ({@code ops/haproxy/haproxy.cfg}), whose address and state are set here by its runtime API,
 * again each time it starts. That a gateway has crashed, it sees by its own health checks.
 *
 * @param socket of the runtime API, which only its owner can use
 * @param admitted by their numbers
 */
record GatewayServers(Path socket, Map<Integer, Instance> admitted) {

    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(1);

    /** A line of `show stat`, whose fifth column is the requests in progress. */
    private static final String IDLE = "([^,]*,){4}0,.*";

    /** Sends requests to the gateway from now on, or when HAProxy runs. */
    void admit(Instance gateway) {
        admitted.put(gateway.number(), gateway);
        trySend(admission(gateway));
    }

    /** Sends no further request to the gateway, and returns when it has answered those in progress, or in a second. */
    void drain(Instance gateway) {
        admitted.remove(gateway.number());
        if (trySend(state(gateway, "drain"))) {
            Await.atMost(DRAIN_TIMEOUT).until(() -> isIdle(gateway));
        }
    }

    /** Tells HAProxy of all gateways; false if it does not run. */
    boolean update() {
        return trySend("show info") && admitted.values().stream().allMatch(gateway -> trySend(admission(gateway)));
    }

    private boolean isIdle(Instance gateway) {
        try {
            return send("show stat gateways 4 -1")
                    .lines()
                    .filter(line -> line.startsWith("gateways,%s,".formatted(nameOf(gateway))))
                    .allMatch(line -> line.matches(IDLE));
        } catch (IOException notRunning) {
            return true;
        }
    }

    private boolean trySend(String... commands) {
        try {
            send(commands);
            return true;
        } catch (IOException notRunning) {
            return false;
        }
    }

    /** Out of maintenance a server is up at once; else it would stay down until the next check if it was before. */
    private static String[] admission(Instance gateway) {
        String server = "set server gateways/" + nameOf(gateway);
        return new String[] {
            state(gateway, "maint"),
            "%s addr 127.0.0.1 port %s".formatted(server, gateway.port()),
            "%s check-port %s".formatted(server, gateway.managementPort()),
            state(gateway, "ready")
        };
    }

    private static String state(Instance gateway, String state) {
        return "set server gateways/%s state %s".formatted(nameOf(gateway), state);
    }

    private static String nameOf(Instance gateway) {
        return "gateway" + gateway.number();
    }

    /** Returns what HAProxy answers to the commands; fails if it does not run, or not within a second. */
    private String send(String... commands) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS)
                    .execute(() -> IOUtils.closeQuietly(channel)); // ends what waits
            channel.write(ByteBuffer.wrap((String.join(";", commands) + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.shutdownOutput();
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
