package dev.souk.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.MediaType;
import dev.souk.grpc.user.v1.GetUserRequest;
import dev.souk.grpc.user.v1.UserServiceGrpc;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** With time limits that the call in progress does not reach on a busy machine either. */
class GracefulStopTest extends GrpcTest {

    /** A stop without a quiet period broke it off. */
    @Test
    void aCallInProgressIsAnsweredWhenTheServerStops() throws Exception {
        HttpResponseWriter later = gateway.later("GET /users/me", MediaType.JSON);
        var user = UserServiceGrpc.newFutureStub(calls.customer(UUID.randomUUID()))
                .getUser(GetUserRequest.getDefaultInstance());
        await().until(() -> !gateway.requests().isEmpty());

        var stop = CompletableFuture.runAsync(this::stopServer);
        await().during(Duration.ofMillis(300)).until(() -> !stop.isDone());
        later.write(HttpData.ofUtf8("{\"name\":\"Ada\"}"));
        later.close();

        assertThat(user.get().getUser().getName()).isEqualTo("Ada");
        stop.join();
    }
}
