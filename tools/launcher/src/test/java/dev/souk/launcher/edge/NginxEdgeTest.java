package dev.souk.launcher.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nginx with its real configuration, in front of two stubs. */
class NginxEdgeTest {

    private static final int READS = 200;
    private static final int LIMIT_OF_A_CLIENT = 400;

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
        state.log(instance.name()).rotate(); // which creates its folder
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

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE"})
    void aChangeThatAGatewayHasIsRepeatedAtNoOther(String method) throws InterruptedException {
        HttpRequest change = HttpRequest.newBuilder(request("/slow"), (_, _) -> true)
                .method(method, BodyPublishers.ofString("{}"))
                .build();
        var response = http.sendAsync(change, BodyHandlers.ofString());
        await().until(() -> one.slowArrived.getCount() + two.slowArrived.getCount() == 1);
        StubGateway first = one.slowArrived.getCount() == 0 ? one : two;

        first.close();

        assertThat(response).succeedsWithin(Duration.ofSeconds(10)).returns(503, HttpResponse::statusCode);
        assertThat(one.slowArrived.getCount() + two.slowArrived.getCount()).isOne();
    }

    /** As if they were suspended, or cut off. */
    @Test
    void theCatalogueStaysWhileNoGatewayResponds() {
        await().until(() -> status("/items"), "edge; hit"::equals);

        one.isSilent = true;
        two.isSilent = true;

        var notStored = http.sendAsync(request("/items/other"), BodyHandlers.ofString());
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(40))
                .until(() -> statusOnNewConnection("/items").startsWith("edge; hit"));
        assertThat(notStored).succeedsWithin(Duration.ofSeconds(30)).returns(503, HttpResponse::statusCode);
    }

    @Test
    void ofTwoGatewaysOneThatDoesNotRespondKeepsNobodyFromTheCatalogue() {
        one.isSilent = true;

        for (int item = 0; item < 2; item++) { // each gateway is asked first once
            assertThat(http.sendAsync(request("/items/" + item), BodyHandlers.ofString()))
                    .succeedsWithin(Duration.ofSeconds(30))
                    .returns(200, HttpResponse::statusCode);
        }
    }

    @Test
    void afterAKillItKnowsItsGatewaysAndHasTheCatalogueStill() throws IOException {
        // A response may arrive before its copy has the name by which it is found.
        await().until(() -> status("/items"), "edge; hit"::equals);
        process.kill();
        await().until(() -> !edge.isReady(instance));

        process = edge.start(instance);

        await().until(() -> edge.isReady(instance));
        assertThat(responding(20)).containsExactly("1", "2");
        one.close();
        two.close();
        await().until(() -> status("/items"), "edge; hit; detail=stale"::equals);
    }

    @Test
    @EnabledOnOs(OS.LINUX) // elsewhere it has no process group of its own
    void itsWorkersEndWithIt() throws IOException {
        ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofSeconds(5)).until(() -> !edge.isReady(instance));

        process = edge.start(instance);

        await().until(() -> edge.isReady(instance));
        assertThat(responding(20)).containsExactly("1", "2");
    }

    @Test
    void requestsWaitWhileItIsSuspended() {
        process.pause();
        var response = http.sendAsync(request("/"), BodyHandlers.ofString());
        await().during(Duration.ofSeconds(1)).until(() -> !response.isDone());

        process.resume();

        assertThat(response).succeedsWithin(Duration.ofSeconds(10));
        assertThat(responding(20)).containsExactly("1", "2");
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
    void aBodyThatIsTooLargeIsAProblem() throws Exception {
        var large = HttpRequest.newBuilder(request("/cart").uri()).POST(BodyPublishers.ofByteArray(new byte[65_537]));

        HttpResponse<String> response = http.send(large.build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("/problems/body-too-large");
    }

    @Test
    void aClientWithTooManyRequestsInWorkIsToldToWait() throws Exception {
        for (int request = 0; request < LIMIT_OF_A_CLIENT; request++) {
            var _ = http.sendAsync(request("/slow"), BodyHandlers.discarding());
        }

        await().atMost(Duration.ofMinutes(1)).until(() -> send("/items").statusCode() == 429);
        HttpResponse<String> response = send("/items");

        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("retry-after")).hasValue("1");
    }

    @Test
    void theGatewayIsNotToldTheHostThatTheClientClaims() {
        assertThat(send("/").body()).endsWith("null null");
    }

    /** Of whom the gateway may trust the network. */
    @Test
    void theGatewayIsNotToldTheAddressThatTheClientClaims() throws Exception {
        try (var elsewhere = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral("127.0.0.2"))
                .build()) {
            HttpRequest claiming = HttpRequest.newBuilder(request("/"), (_, _) -> true)
                    .header("X-Forwarded-For", "203.0.113.7")
                    .build();

            assertThat(elsewhere.send(claiming, BodyHandlers.ofString()).body()).endsWith("[127.0.0.2] null");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.2", "0.0.0.0", "::1", "::"})
    void itIsReadyOnTheAddressThatItListensOn(String address) throws IOException {
        process.stop(Duration.ofSeconds(2));
        var other = new NginxEdge(SourceTree.containing(Path.of("")), state, address);
        try (var _ = new ServerSocket(0, 1, InetAddress.ofLiteral(address))) {
            assertThat(other.isReady(instance)).isFalse();
        } catch (SocketException noSuchAddress) {
            assumeTrue(false, "This machine has no " + address);
        }

        process = other.start(instance);

        await().until(() -> other.isReady(instance));
    }

    @Test
    void aWebSocketPasses() throws IOException {
        edge.drain(one.instance());
        edge.drain(two.instance());
        await().until(() -> send("/").statusCode() == 503);
        try (var gateway = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            edge.admit(new Instance(Topology.GATEWAY, 3, gateway.getLocalPort(), gateway.getLocalPort(), false));
            Thread.startVirtualThread(() -> upgrade(gateway));

            await().until(() -> firstLineOfUpgrade().equals("HTTP/1.1 101 Switching Protocols"));
        }
    }

    private static void upgrade(ServerSocket gateway) {
        try (var socket = gateway.accept();
                var head = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            List<String> lines = head.lines().takeWhile(line -> !line.isEmpty()).toList();
            String status = lines.containsAll(List.of("Upgrade: websocket", "Connection: upgrade"))
                    ? "101 Switching Protocols"
                    : "400 Bad Request";
            socket.getOutputStream()
                    .write("HTTP/1.1 %s\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n"
                            .formatted(status)
                            .getBytes(US_ASCII));
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    private String firstLineOfUpgrade() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), instance.port());
                var response = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            socket.getOutputStream()
                    .write("GET /ws HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"
                            .getBytes(US_ASCII));
            return String.valueOf(response.readLine());
        }
    }

    private String status(String path) {
        return status(send(path));
    }

    /** On one that has begun an update of the cache, the next request waits for the end of the update. */
    private String statusOnNewConnection(String path) throws IOException, InterruptedException {
        try (HttpClient other = HttpClient.newHttpClient()) {
            return status(other.send(request(path), BodyHandlers.ofString()));
        }
    }

    private static String status(HttpResponse<String> response) {
        return response.headers().firstValue("cache-status").orElseGet(() -> "none in " + response);
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

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(instance.url().replace("localhost", "127.0.0.1") + path))
                .header("X-Forwarded-Host", "evil.example")
                .build();
    }

    private HttpResponse<String> send(String path) {
        try {
            return http.send(request(path), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
