package dev.souk.testing.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.cloud.client.discovery.simple.InstanceProperties;
import org.springframework.cloud.client.discovery.simple.SimpleDiscoveryProperties;
import org.springframework.context.ApplicationEventPublisher;

/** An instance of a service, on a socket, that fails in one way. */
public final class FailingServer implements AutoCloseable {

    private static final int NEVER = 60_000;
    private static final int SLOWLY = 300;

    /** A test calls every route at once: a connection beyond the queue is tried again after 1 s, which is too late. */
    private static final int BACKLOG = 1_000;

    private final Fault fault;
    private final String rest;
    private final ServerSocket server;
    private final CompletableFuture<String> closed = new CompletableFuture<>();

    /** With the JSON that it responds unless it fails. */
    public FailingServer(Fault fault, String json) throws IOException {
        this.fault = fault;
        this.rest = "Connection: close\r\nContent-Type: application/json\r\nContent-Length: %s\r\n\r\n%s"
                .formatted(json.length(), json);
        this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        if (fault == Fault.REFUSED) {
            server.close();
        } else {
            Thread.ofVirtual().start(this::accept);
        }
    }

    /**
     * Takes the place of all instances of some services in the registry of a test, until that is closed: it is their
     * only one, and with {@link Fault#NO_INSTANCE} they have none.
     */
    public Closeable replace(
            Stream<String> services, SimpleDiscoveryProperties registry, ApplicationEventPublisher events) {
        Map<String, List<InstanceProperties>> replaced = new TreeMap<>(registry.getInstances());
        // A load balancer reads the registry when it hears of a change: a value that it has not seen before.
        Runnable readAgain = () -> events.publishEvent(new HeartbeatEvent(this, new Object()));
        services.forEach(service -> registry.getInstances().put(service, instances(service)));
        readAgain.run();
        return () -> {
            registry.getInstances().keySet().retainAll(replaced.keySet());
            registry.getInstances().putAll(replaced);
            readAgain.run();
        };
    }

    private List<InstanceProperties> instances(String service) {
        var instance = new InstanceProperties();
        instance.setInstanceId(service + ":" + server.getLocalPort());
        instance.setServiceId(service);
        instance.setHost("127.0.0.1");
        instance.setPort(server.getLocalPort());
        return fault == Fault.NO_INSTANCE ? List.of() : List.of(instance);
    }

    @Override
    public void close() throws IOException {
        closed.complete("");
        server.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = server.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            }
        } catch (IOException closing) {
            // by close()
        }
    }

    private void serve(Socket caller) {
        try (caller;
                var requests = new BufferedReader(new InputStreamReader(caller.getInputStream(), US_ASCII))) {
            List<String> head =
                    requests.lines().takeWhile(line -> !line.isEmpty()).toList();
            if (!head.isEmpty()) {
                String response = response();
                boolean isHead = head.getFirst().startsWith("HEAD ");
                String sent = isHead ? response.replaceAll("(?s)\r\n\r\n.*", "\r\n\r\n") : response;
                caller.getOutputStream().write(sent.getBytes(US_ASCII));
            }
        } catch (IOException | UncheckedIOException callerHasLeft) {
            // the gateway closes connections of calls that took too long
        }
    }

    private String response() {
        return switch (fault) {
            case REFUSED, NO_INSTANCE, CLOSED -> "";
            // The response to a HEAD is complete: without the announcement, another call could be given the connection.
            case RESET ->
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{";
            case GARBAGE -> "no HTTP at all\r\n\r\n";
            case HANGS -> after(NEVER, "");
            case SLOW -> after(SLOWLY, "HTTP/1.1 200 OK\r\n" + rest);
            case ERROR -> "HTTP/1.1 500 Internal Server Error\r\n" + rest;
            case OVERLOADED -> "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 7\r\n" + rest;
            case BREAKER_OPEN -> "HTTP/1.1 200 OK\r\n" + rest;
        };
    }

    private String after(int milliseconds, String response) {
        return closed.copy()
                .completeOnTimeout("", milliseconds, TimeUnit.MILLISECONDS)
                .thenApply(_ -> response)
                .join();
    }
}
