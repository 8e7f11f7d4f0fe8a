package dev.souk.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.linecorp.armeria.common.HttpData;
import dev.souk.grpc.cart.v1.CartServiceGrpc;
import dev.souk.grpc.order.v1.OrderServiceGrpc;
import dev.souk.grpc.order.v1.WatchOrderRequest;
import dev.souk.grpc.order.v1.WatchOrderResponse;
import dev.souk.grpc.testing.CallFailure;
import dev.souk.grpc.user.v1.GetUserRequest;
import dev.souk.grpc.user.v1.UserServiceGrpc;
import io.grpc.Status.Code;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A call has a time limit, which a stream outlives, and a stream of changes has its own. */
class TimeLimitsTest extends GrpcTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration LIFETIME = Duration.ofSeconds(8);
    private static final Duration IDLE = Duration.ofSeconds(2);

    TimeLimitsTest() {
        super(TIMEOUT, LIFETIME, IDLE);
    }

    @Test
    void aGatewayThatDoesNotRespondIsWaitedForUntilTheTimeLimit() {
        gateway.hangs("GET /users/me");
        var users = UserServiceGrpc.newBlockingStub(calls.customer(UUID.randomUUID()));

        var failure = CallFailure.of(() -> users.getUser(GetUserRequest.getDefaultInstance()));

        assertThat(failure.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
        assertThat(failure.reason()).isEqualTo("GATEWAY_TIMEOUT");
    }

    @Test
    void aConnectionWithoutACallIsClosed() throws IOException {
        try (var idle = new Socket(InetAddress.getLoopbackAddress(), port())) {
            idle.setSoTimeout(10_000); // the default of the library is longer
            String health = "GET /actuator/health/readiness HTTP/1.1\r\nHost: x\r\n\r\n";
            idle.getOutputStream().write(health.getBytes(StandardCharsets.US_ASCII));

            assertThat(idle.getInputStream().readAllBytes()).asString().startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aWatchOfAnOrderEndsWithAStatusWhenTheServerStops() {
        var watch = beganToWatch();

        stopServer();

        assertThat(CallFailure.of(watch::hasNext).reason()).isEqualTo("SERVICE_UNAVAILABLE");
    }

    @Test
    void aStreamOfGrpcWebArrivesMessageByMessageAndOutlivesTheTimeLimit() throws Exception {
        orderIsPlaced(); // the response begins with it
        var response = web().open(
                        "souk.order.v1.OrderService/WatchOrder",
                        WatchOrderRequest.newBuilder().setId(ID).build());
        assertThat(response.body().readNBytes(5)[0]).isZero();

        await().pollDelay(TIMEOUT.plusMillis(200)).until(() -> gateway.cancelled() == 0);
        response.body().close();
        await().until(() -> gateway.cancelled() == 1);
    }

    /** Found by a review: the library gives it no time limit. */
    @Test
    void aWatchOfTheHealthEndsAfterItsTime() {
        var watch = HealthGrpc.newBlockingStub(calls.anonymous()).watch(HealthCheckRequest.getDefaultInstance());
        watch.next();

        assertThat(CallFailure.of(watch::hasNext).code()).isEqualTo(Code.UNAVAILABLE);
    }

    /** Found by a review: it ended as if the service had taken too long. */
    @Test
    void aWatchOfAnOrderEndsAfterItsTime() {
        var watch = beganToWatch();

        var end = CallFailure.of(watch::hasNext);

        assertThat(end.code()).isEqualTo(Code.UNAVAILABLE);
        assertThat(end.reason()).isEqualTo("SERVICE_UNAVAILABLE");
        await().until(() -> gateway.cancelled() == 1);
    }

    @Test
    void aStreamOfChangesEndsAfterItsTime() throws InterruptedException {
        gateway.on("GET /cart", 200, "{\"lines\":[],\"total_cents\":1,\"version\":3}");
        var responses = new CartResponses();
        CartServiceGrpc.newStub(calls.customer(UUID.randomUUID())).basket(responses);
        responses.next();

        assertThat(responses.end()).isEqualTo(Code.UNAVAILABLE);
    }

    /** After the first response. */
    private Iterator<WatchOrderResponse> beganToWatch() {
        orderIsPlaced();
        var watch = OrderServiceGrpc.newBlockingStub(calls.customer(UUID.randomUUID()))
                .watchOrder(WatchOrderRequest.newBuilder().setId(ID).build());
        watch.next();
        return watch;
    }

    private void orderIsPlaced() {
        gateway.stream("GET /orders/" + ID + "/events")
                .write(HttpData.ofUtf8("id:1\nevent:status\ndata:{\"status\":\"PLACED\"}\n\n"));
    }
}
