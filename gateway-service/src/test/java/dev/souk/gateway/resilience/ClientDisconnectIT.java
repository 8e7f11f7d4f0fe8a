package dev.souk.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import dev.souk.gateway.AbstractGatewayIT;
import dev.souk.gateway.FakeService;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.RetryRegistry;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Callers that close their connection are no failure of a service. */
@ExtendWith(OutputCaptureExtension.class)
class ClientDisconnectIT extends AbstractGatewayIT {

    @Test
    void aCallerWhoLeavesBeforeTheResponseIsNoFailureAndNothingIsRepeated(@Autowired RetryRegistry retries)
            throws IOException {
        var response = new CountDownLatch(1);
        CARTS.behave(exchange -> {
            awaitQuietly(response);
            FakeService.send(exchange, 200, "{}");
        });

        long failedBefore = retries.retry("cart-service").getMetrics().getNumberOfFailedCallsWithRetryAttempt();
        try (Socket caller = send("POST /cart/lines HTTP/1.1\r\n")) {
            await().until(() -> CARTS.received().size() == 1);
            caller.setSoLinger(true, 0); // a reset, not an orderly end
        }
        response.countDown();

        await().until(() -> callAsUser("GET", "/cart").statusCode() == 200);
        assertThat(CARTS.received())
                .filteredOn(call -> call.method().equals("POST"))
                .hasSize(1);
        assertThat(failures("cart-service")).isZero();
        assertThat(retries.retry("cart-service").getMetrics().getNumberOfFailedCallsWithRetryAttempt())
                .isEqualTo(failedBefore);
    }

    @Test
    void aCallerWhoLeavesDuringTheResponseIsNoFailure() throws IOException {
        callAsUser("GET", "/cart"); // the keys are known
        var rest = new CountDownLatch(1);
        USERS.behave(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            awaitQuietly(rest);
            exchange.getResponseBody().write(new byte[4_000_000]); // more than the buffers on the way
            exchange.close();
        });

        try (Socket caller = send("GET /wallet HTTP/1.1\r\n")) {
            assertThat(caller.getInputStream().read()).isEqualTo('H');
            caller.setSoLinger(true, 0);
        }
        rest.countDown();
        USERS.revive();

        await().until(() -> callAsUser("GET", "/wallet").statusCode() == 200);
        assertThat(failures("user-service")).isZero();
    }

    /** Netty reports a buffer that was not released when it has been collected, and the next one is allocated. */
    @Test
    void aCallerWhoLeavesAStreamLeavesNoBufferBehind(CapturedOutput output) throws IOException, InterruptedException {
        callAsUser("GET", "/cart"); // the keys are known
        ORDERS.behave(ClientDisconnectIT::streamOneEvent);
        MORE_ORDERS.behave(ClientDisconnectIT::streamOneEvent);

        hundredTimes(() -> {
            try (Socket caller = send("GET /orders/1/events HTTP/1.1\r\n")) {
                assertThat(caller.getInputStream().read()).isEqualTo('H');
            }
        });

        assertThat(output).doesNotContain("LEAK");
    }

    /** The gateway holds the first half: it writes a short response at once. */
    @Test
    void aCallerWhoLeavesAHalfResponseLeavesNoBufferBehind(CapturedOutput output)
            throws IOException, InterruptedException {
        callAsUser("GET", "/cart"); // the keys are known
        var half = new Semaphore(0);
        var left = new Semaphore(0);
        USERS.behave(exchange -> {
            exchange.sendResponseHeaders(200, 2_000);
            exchange.getResponseBody().write(new byte[1_000]);
            exchange.getResponseBody().flush();
            half.release();
            left.acquireUninterruptibly();
            exchange.getResponseBody().write(new byte[1_000]);
            exchange.close();
        });

        hundredTimes(() -> {
            try (Socket caller = send("GET /wallet HTTP/1.1\r\n")) {
                assertThat(half.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
                caller.setSoLinger(true, 0);
            }
            left.release();
        });

        assertThat(output).doesNotContain("LEAK");
    }

    private interface Call {
        void send() throws IOException, InterruptedException;
    }

    private void hundredTimes(Call call) throws IOException, InterruptedException {
        ResourceLeakDetector.Level usual = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        try {
            for (int i = 0; i < 100; i++) {
                call.send();
            }
            for (int i = 0; i < 10; i++) {
                System.gc();
                callAsUser("GET", "/cart");
            }
        } finally {
            ResourceLeakDetector.setLevel(usual);
        }
    }

    /** The event comes when the caller may have left. */
    private static void streamOneEvent(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        exchange.getResponseBody().write("data:PLACED\n\n".getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    private long failures(String service) {
        CircuitBreaker breaker = breaker(service);
        return breaker.getMetrics().getNumberOfFailedCalls();
    }

    private Socket send(String requestLine) throws IOException {
        var socket = new Socket("localhost", uri("/").getPort());
        socket.setSoTimeout(10_000);
        String head =
                requestLine + "Host: x\r\nAuthorization: Bearer " + ISSUER.token() + "\r\nContent-Length: 0\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
