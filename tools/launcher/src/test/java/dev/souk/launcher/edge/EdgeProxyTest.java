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
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** HAProxy with its real configuration, in front of two stubs. */
class EdgeProxyTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final StateFolder state;
    private final EdgeProxy edge;
    private final Instance instance;
    private final StubGateway one = new StubGateway(1);
    private final StubGateway two = new StubGateway(2);
    private ChildProcess process;

    EdgeProxyTest(@TempDir Path temporary) throws IOException {
        assumeTrue(EdgeProxy.isInstalled(), "HAProxy is not installed");
        state = new StateFolder(temporary);
        state.open();
        edge = new EdgeProxy(SourceTree.containing(Path.of("")), state, "127.0.0.1", null);
        int port = Ports.anyFree(RandomGenerator.getDefault()).free();
        instance = new Instance(Topology.EDGE, 1, port, port, false);
        state.log(instance.name()).rotate(); // which creates its folder
        process = edge.start(instance);
    }

    @BeforeEach
    void admitBoth() {
        await().until(() -> edge.isReady(instance));
        edge.admit(one.instance());
        edge.admit(two.instance());
    }

    @AfterEach
    void stop() {
        process.kill();
        one.close();
        two.close();
    }

    @Test
    void eachGatewayGetsItsShareOfTheRequestsOfOneConnection() {
        assertThat(answering(20)).containsExactly("1", "2");
    }

    @Test
    void aGatewayThatIsDrainedGetsNoRequestUntilItIsAdmittedAgain() {
        edge.drain(one.instance());
        assertThat(answering(20)).containsExactly("2");

        edge.admit(one.instance());
        assertThat(answering(20)).containsExactly("1", "2");
    }

    @Test
    void aGatewayThatWasDownIsUsedAtOnceWhenAnotherTakesItsPlace() throws IOException {
        edge.drain(two.instance());
        one.close();
        await().until(() -> send(request("/")).statusCode() == 503);

        try (var next = new StubGateway(1)) {
            edge.admit(next.instance());
            assertThat(answering(1)).containsExactly("1");
        }
    }

    @Test
    void theTenthGatewayTakesTheRequestsOfTheNineThatARollReplaces() throws IOException {
        edge.drain(one.instance());
        edge.drain(two.instance());

        try (var tenth = new StubGateway(10)) {
            edge.admit(tenth.instance());
            assertThat(send(request("/")).body()).startsWith("10 ");
        }
    }

    @Test
    void drainingWaitsForARequestInProgress() throws InterruptedException {
        edge.drain(two.instance());
        CompletableFuture<HttpResponse<String>> slow =
                http.sendAsync(request("/slow").build(), BodyHandlers.ofString());
        assertThat(one.slowArrived.await(10, TimeUnit.SECONDS)).isTrue();
        edge.admit(two.instance());

        CompletableFuture<Duration> drained = CompletableFuture.supplyAsync(() -> {
            long begin = System.nanoTime();
            edge.drain(one.instance());
            return Duration.ofNanos(System.nanoTime() - begin);
        });
        await().until(() -> answering(4).equals(Set.of("2")));
        var longest = Duration.ofSeconds(1); // that it waits, which is over by now on a busy machine
        assertThat(drained.getNow(longest)).isGreaterThanOrEqualTo(longest);
        one.slowMayEnd.countDown();

        assertThat(slow.join().body()).startsWith("1 ");
        assertThat(drained).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void aGatewayThatCrashesIsLeftOutWithoutAnError() {
        one.close();

        assertThat(answering(50)).containsExactly("2");
    }

    @Test
    void aRestartedHaproxyKnowsTheGateways() throws IOException {
        edge.drain(one.instance());
        process.kill();
        assertThat(edge.isReady(instance)).isFalse();

        process = edge.start(instance);
        await().until(() -> edge.isReady(instance));

        assertThat(answering(20)).containsExactly("2");
    }

    @Test
    void withoutAGatewayTheAnswerIsAProblemAndSaysWhenToRetry() {
        edge.drain(one.instance());
        edge.drain(two.instance());

        HttpResponse<String> answer = send(request("/items"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
    }

    @Test
    void aGatewayThatEndsDuringARequestIsAProblemWithTheStatusOfTheResponse() throws InterruptedException {
        edge.drain(two.instance());
        HttpRequest order = request("/slow").POST(BodyPublishers.ofString("{}")).build();
        CompletableFuture<HttpResponse<String>> response = http.sendAsync(order, BodyHandlers.ofString());
        assertThat(one.slowArrived.await(10, TimeUnit.SECONDS)).isTrue();

        one.close();

        assertThat(response)
                .succeedsWithin(Duration.ofSeconds(10))
                .returns(503, HttpResponse::statusCode)
                .extracting(HttpResponse::body)
                .asString()
                .contains("\"status\":503");
    }

    /** Before, for 75 s. */
    @Test
    void aGatewayThatHangsHoldsARequestForTwelveSeconds() {
        edge.drain(two.instance());
        one.isSilent = true;

        assertThat(http.sendAsync(request("/items").build(), BodyHandlers.ofString()))
                .succeedsWithin(Duration.ofSeconds(25))
                .returns(504, HttpResponse::statusCode)
                .returns(
                        "1",
                        response -> response.headers().firstValue("retry-after").orElse(""));
    }

    @Test
    @EnabledOnOs(OS.LINUX) // where a client may have another address of this machine
    void theGatewayIsToldTheClientAndNothingThatTheClientClaims() throws Exception {
        try (var elsewhere = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral("127.0.0.2"))
                .build()) {
            HttpResponse<String> response = elsewhere.send(claiming().build(), BodyHandlers.ofString());

            assertThat(response.body()).endsWith("[127.0.0.2] null");
        }
    }

    @Test
    void theGatewayIsToldTheClientOfAServiceOnThisMachine() {
        assertThat(send(claiming()).body()).endsWith("[203.0.113.7] null");
    }

    private HttpRequest.Builder claiming() {
        return request("/").header("X-Forwarded-For", "203.0.113.7").header("X-Forwarded-Host", "evil.example");
    }

    @Test
    void onlyItsOwnerControlsIt() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.haproxySocket())))
                .isEqualTo("rw-------");
    }

    private Set<String> answering(int requests) {
        var numbers = new TreeSet<String>();
        for (int i = 0; i < requests; i++) {
            HttpResponse<String> answer = send(request("/"));
            assertThat(answer.statusCode()).isEqualTo(200);
            numbers.add(answer.body().substring(0, 1));
        }
        return numbers;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + instance.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
