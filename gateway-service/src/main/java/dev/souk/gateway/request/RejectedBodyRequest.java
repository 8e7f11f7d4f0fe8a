package dev.souk.gateway.request;

import dev.souk.common.problem.ProblemException;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

/** A request whose body was not received. It is rejected by {@link #check}, after authentication and rate limits. */
public final class RejectedBodyRequest extends ServerHttpRequestDecorator {

    private final ProblemException problem;

    RejectedBodyRequest(ServerHttpRequest request, ProblemException problem) {
        super(request);
        this.problem = problem;
    }

    /** Throws the problem, 400, 408, 413 or 503, if {@code request} is one, perhaps within other decorators. */
    public static void check(ServerHttpRequest request) {
        ServerHttpRequest each = request;
        while (each instanceof ServerHttpRequestDecorator decorator) {
            if (decorator instanceof RejectedBodyRequest rejected) {
                throw rejected.problem;
            }
            each = decorator.getDelegate();
        }
    }
}
