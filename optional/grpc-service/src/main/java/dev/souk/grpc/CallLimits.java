package dev.souk.grpc;

import com.linecorp.armeria.common.ExchangeType;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;
import com.linecorp.armeria.server.grpc.GrpcService;
import dev.souk.common.core.ClientNetwork;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Limits the calls at the same time, in sum and of a client, and the time that one may last. Each takes memory, and a
 * connection to the gateway, whose own limits would reject the request only when the connection is there.
 */
final class CallLimits extends SimpleDecoratingHttpService {

    /** Each with its client. */
    private final Map<ServiceRequestContext, String> open = new HashMap<>();

    private final GrpcService services;
    private final GrpcProperties properties;
    private boolean hasStopped;

    CallLimits(GrpcService services, GrpcProperties properties) {
        super(services);
        this.services = services;
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
        if (!begin(client, call)) {
            return HttpResponse.of(HttpStatus.SERVICE_UNAVAILABLE); // UNAVAILABLE for a client of gRPC
        }
        long lifetime = properties.streamLifetime().toMillis();
        var end = call.eventLoop().schedule(() -> call.cancel(over()), lifetime, TimeUnit.MILLISECONDS);
        var _ = call.log().whenComplete().thenRun(() -> {
            end.cancel(false);
            end(call);
        });
        return unwrap().serve(call, request);
    }

    /** The call has lasted as long as one may, or this process stops. */
    private static ProblemException over() {
        return Problems.SERVICE_UNAVAILABLE.with(
                "The call is over. Open another one, and go on after the last response.");
    }

    /** Begins no call any more, and ends the streams: their clients open others elsewhere. */
    synchronized void stop() {
        hasStopped = true;
        open.keySet().stream().filter(this::isStream).toList().forEach(call -> call.cancel(over()));
    }

    private boolean isStream(ServiceRequestContext call) {
        var method = services.methodDefinition(call);
        return method != null && !method.getMethodDescriptor().getType().serverSendsOneMessage();
    }

    private synchronized boolean begin(String client, ServiceRequestContext call) {
        int own = Collections.frequency(open.values(), client);
        if (hasStopped || open.size() >= properties.maxCalls() || own >= properties.maxCallsPerClient()) {
            return false;
        }
        open.put(call, client);
        return true;
    }

    private synchronized void end(ServiceRequestContext call) {
        open.remove(call);
    }
}
