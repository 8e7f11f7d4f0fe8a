package dev.souk.launcher.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Ports;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nginx with its real configuration, in front of two stubs. */
class NginxEdgeTest {

    private static final int READS = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final StateFolder state;
    private final StubGateway one = new StubGateway(1);
    private final StubGateway two = new StubGateway(2);
    private final Instance instance;
    private NginxEdge edge;
    private ChildProcess process;

    NginxEdgeTest(@TempDir Path temporary) throws IOException {
        assumeTrue(OperatingSystem.program("nginx").isPresent(), "Nginx is not installed");
        state = new StateFolder(temporary);
        state.open();
        int port = Ports.anyFree(RandomGenerator.getDefault()).free();
        instance = new Instance(Topology.NGINX, 1, port, port, false);
    }

    @BeforeEach
    void start() throws IOException {
        edge = new NginxEdge(SourceTree.containing(Path.of("")), state, "127.0.0.1");
        process = edge.start(instance);
        await().until(() -> edge.isReady(instance));
        edge.admit(one.instance());
        edge.admit(two.instance());
        await().until(() -> responding(4), Set.of("1", "2")::equals);
    }

    @AfterEach
    void stop() {
        process.kill();
        one.close();
        two.close();
    }

    @Test
    void aGatewayGetsItsShareUntilItIsDrainedAndOneThatCrashesIsLeftOutWithoutAnError() {
        assertThat(responding(20)).containsExactly("1", "2");

        edge.drain(two.instance());
        await().until(() -> responding(4), Set.of("1")::equals);

        edge.admit(two.instance());
        await().until(() -> responding(4), Set.of("1", "2")::equals);
        one.close();
        assertThat(responding(50)).containsExactly("2");
    }

    @Test
    void theCatalogueIsReadOnceForAllAndStaysWhenEverythingBehindIsDead() {
        for (int read = 0; read < READS; read++) {
            assertThat(send("/items").statusCode()).isEqualTo(200);
        }
        int calls = one.calls("/items") + two.calls("/items");
        assertThat(calls).as("calls for %s reads", READS).isBetween(1, READS / 10);

        one.close();
        two.close();
        await().until(() -> status("/items"), "edge; hit; detail=stale"::equals);
        assertThat(send("/items").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNotStoredIsAProblemThatSaysWhenToRetry() {
        edge.drain(one.instance());
        edge.drain(two.instance());

        await().until(() -> send("/cart").statusCode() == 503);
        HttpResponse<String> response = send("/cart");

        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("retry-after")).hasValue("1");
    }

    @Test
    void theGatewayIsToldNothingThatTheClientClaims() {
        assertThat(send("/").body()).endsWith("null null");
    }

    private String status(String path) {
        return send(path).headers().allValues("cache-status").getLast();
    }

    private Set<String> responding(int requests) {
        var numbers = new TreeSet<String>();
        for (int i = 0; i < requests; i++) {
            HttpResponse<String> response = send("/");
            assertThat(response.statusCode()).isIn(200, 503);
            numbers.add(response.body().substring(0, 1));
        }
        return numbers;
    }

    private HttpResponse<String> send(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(instance.url().replace("localhost", "127.0.0.1") + path))
                    .header("X-Forwarded-Host", "evil.example")
                    .build();
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
