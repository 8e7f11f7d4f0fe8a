package dev.souk.launcher.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.topology.Instance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Answers each request with its number and what HAProxy says of the client; `/slow`, or a silent one, when it may. */
final class StubGateway implements AutoCloseable {

    private final int number;
    private final HttpServer server;
    private final HttpServer management;
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    volatile boolean isSilent;
    final CountDownLatch slowArrived = new CountDownLatch(1);
    final CountDownLatch slowMayEnd = new CountDownLatch(1);

    StubGateway(int number) throws IOException {
        this.number = number;
        this.server = start();
        this.management = start();
    }

    private HttpServer start() throws IOException {
        var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        started.createContext("/", this::answer);
        started.start();
        return started;
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (isSilent || exchange.getRequestURI().getPath().equals("/slow")) {
            slowArrived.countDown();
            awaitPermission();
        }
        calls.add(exchange.getRequestURI().getPath());
        exchange.getResponseHeaders().set("Cache-Control", "public, max-age=1, stale-while-revalidate=1");
        var headers = exchange.getRequestHeaders();
        byte[] body = "%d %s %s"
                .formatted(number, headers.get("X-Forwarded-For"), headers.get("X-Forwarded-Host"))
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void awaitPermission() {
        try {
            slowMayEnd.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    int calls(String path) {
        return Collections.frequency(List.copyOf(calls), path);
    }

    Instance instance() {
        return new Instance(
                Topology.GATEWAY,
                number,
                server.getAddress().getPort(),
                management.getAddress().getPort(),
                false);
    }

    /** As a crash: the ports are closed. */
    @Override
    public void close() {
        server.stop(0); // before a slow response may end
        slowMayEnd.countDown();
        management.stop(0);
    }
}
