package dev.souk.order.remote;

import dev.souk.common.deadline.Deadline;
import dev.souk.common.deadline.DeadlineExceededException;
import dev.souk.common.deadline.RequestTimeoutHeader;
import dev.souk.common.web.overload.RequestDeadline;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Tells the called service for how long this call is waited for: the time limit of the call, or what is left of the
 * time of the request that needs it. Each attempt has the time that is left then. A call for which no time is left is
 * not made.
 */
record DeadlineInterceptor(Duration timeLimit) implements ClientHttpRequestInterceptor {

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        Deadline deadline = RequestDeadline.current();
        Duration left = deadline == null ? timeLimit : Collections.min(List.of(timeLimit, deadline.remaining()));
        if (left.toMillis() <= 0) {
            throw new DeadlineExceededException();
        }
        request.getHeaders().set(RequestTimeoutHeader.NAME, RequestTimeoutHeader.format(left));
        return execution.execute(request, body);
    }
}
