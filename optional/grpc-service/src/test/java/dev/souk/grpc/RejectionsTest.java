package dev.souk.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.server.RequestTimeoutException;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.grpc.Metadata;
import io.grpc.Status;
import org.junit.jupiter.api.Test;

class RejectionsTest {

    /** Whichever of the two ends it first: a client does so itself, but a moment later than the server. */
    @Test
    void aCallThatTheServerEndsAtItsDeadlineHasTheStatusThatAClientGivesIt() {
        var context = ServiceRequestContext.of(HttpRequest.of(HttpMethod.POST, "/souk.user.v1.UserService/GetUser"));

        Status status =
                Rejections.HANDLER.apply(context, Status.UNKNOWN, RequestTimeoutException.get(), new Metadata());

        assertThat(status.getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    }
}
