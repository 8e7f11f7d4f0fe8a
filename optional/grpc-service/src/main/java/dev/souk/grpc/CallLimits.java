package dev.souk.grpc;

import com.linecorp.armeria.common.ExchangeType;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;
import dev.souk.common.core.ClientNetwork;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Limits the calls at the same time, in sum and of a client, and the time that one may last. Each takes memory, and a
 * connection to the gateway, whose own limits would reject the request only when the connection is there.
 */
final class CallLimits extends SimpleDecoratingHttpService {

    private final Map<String, Integer> callsByClient = new HashMap<>();
    private final GrpcProperties properties;
    private int calls;

    CallLimits(HttpService services, GrpcProperties properties) {
        super(services);
        this.properties = properties;
    }

    /** Of all calls, so that they begin with their head: the library would collect a body first. */
    @Override
    public ExchangeType exchangeType(RoutingContext call) {
        return ExchangeType.BIDI_STREAMING;
    }

    @Override
    public HttpResponse serve(ServiceRequestContext call, HttpRequest request) throws Exception {
        String client = ClientNetwork.of(call.clientAddress());
        if (!begin(client)) {
            return HttpResponse.of(HttpStatus.SERVICE_UNAVAILABLE); // UNAVAILABLE for a client of gRPC
        }
        long lifetime = properties.streamLifetime().toMillis();
        var end = call.eventLoop().schedule(() -> call.cancel(over()), lifetime, TimeUnit.MILLISECONDS);
        var _ = call.log().whenComplete().thenRun(() -> {
            end.cancel(false);
            end(client);
        });
        return unwrap().serve(call, request);
    }

    /** The call has lasted as long as one may, or this process stops. */
    static ProblemException over() {
        return Problems.SERVICE_UNAVAILABLE.with(
                "The call is over. Open another one, and go on after the last response.");
    }

    private synchronized boolean begin(String client) {
        int own = callsByClient.getOrDefault(client, 0);
        if (calls >= properties.maxCalls() || own >= properties.maxCallsPerClient()) {
            return false;
        }
        calls++;
        callsByClient.put(client, own + 1);
        return true;
    }

    private synchronized void end(String client) {
        calls--;
        callsByClient.computeIfPresent(client, (_, own) -> own > 1 ? own - 1 : null);
    }
}
