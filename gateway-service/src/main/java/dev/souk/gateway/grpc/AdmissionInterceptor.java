package dev.souk.gateway.grpc;

import dev.souk.common.core.ClientNetwork;
import dev.souk.common.grpc.BearerToken;
import dev.souk.common.grpc.ProblemStatus;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.gateway.concurrency.ConcurrencyLimit;
import dev.souk.gateway.concurrency.ConcurrencyLimit.Decision;
import dev.souk.gateway.ratelimit.RateLimitFilter;
import dev.souk.gateway.request.TrustedProxies;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.inprocess.InProcessSocketAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a call is sent on: its client has a place among the concurrent calls, its token is valid where one is
 * needed, and its caller has not used up the rate limit. The call goes on with the address of its client, and without
 * what only the gateway may say.
 */
final class AdmissionInterceptor implements ServerInterceptor {

    private static final Metadata.Key<String> FORWARDED_FOR = ascii("x-forwarded-for");
    private static final List<Metadata.Key<String>> OF_THE_GATEWAY = List.of(
            FORWARDED_FOR,
            ascii("forwarded"),
            ascii("request-timeout-ms"),
            ascii("traceparent"),
            ascii("tracestate"),
            ascii("baggage"));
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final RoutedMethods routes;
    private final ConcurrencyLimit calls;
    private final ConcurrencyLimit streams;
    private final Function<String, String> subjects;
    private final RateLimitFilter rateLimit;
    private final TrustedProxies proxies;

    /** {@code subjects} validates a token and returns its subject; throws the problem for a token that is not valid. */
    AdmissionInterceptor(
            RoutedMethods routes,
            GrpcProperties properties,
            Function<String, String> subjects,
            RateLimitFilter rateLimit,
            TrustedProxies proxies) {
        this.routes = routes;
        this.calls = new ConcurrencyLimit(
                properties.calls().max(), properties.calls().perClient());
        this.streams = new ConcurrencyLimit(
                properties.streams().max(), properties.streams().perClient());
        this.subjects = subjects;
        this.rateLimit = rateLimit;
        this.proxies = proxies;
    }

    @Override
    public <Q, R> Listener<Q> interceptCall(ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        // The registry of methods has found it.
        RoutedMethod method =
                Objects.requireNonNull(routes.find(call.getMethodDescriptor().getFullMethodName()));
        String address = address(call, headers);
        String client = ClientNetwork.of(address);
        ConcurrencyLimit limit = method.isStream() ? streams : calls;
        Decision decision = limit.tryAcquire(client);
        if (decision != Decision.ADMITTED) {
            return reject(call, tooMany(decision));
        }
        Runnable permit = once(() -> limit.release(client));
        try {
            @Nullable String subject = admit(method, client, headers);
            OF_THE_GATEWAY.forEach(headers::removeAll);
            headers.put(FORWARDED_FOR, address);
            var admitted = new AdmittedCall<>(call);
            Runnable charge = () -> rateLimit.admit(subject, client, false);
            return new AdmittedListener<>(next.startCall(admitted, headers), admitted, permit, charge);
        } catch (ProblemException rejection) {
            permit.run();
            return reject(call, rejection);
        } catch (RuntimeException defect) {
            permit.run();
            throw defect;
        }
    }

    /** Returns the subject of the token; null if there is none, and none is needed. */
    private @Nullable String admit(RoutedMethod method, String client, Metadata headers) {
        @Nullable String token = BearerToken.of(headers);
        @Nullable String subject = null;
        try {
            subject = token == null ? null : subjects.apply(token);
        } catch (ProblemException rejected) {
            rateLimit.admit(null, client, false); // so that guessing tokens is limited
            throw rejected;
        }
        rateLimit.admit(subject, client, method.hashesPassword());
        if (subject == null && !method.isOpen()) {
            throw Problems.tokenMissing();
        }
        return subject;
    }

    /** A call that fails while it begins may be cancelled as well. */
    private static Runnable once(Runnable release) {
        var released = new AtomicBoolean();
        return () -> {
            if (released.compareAndSet(false, true)) {
                release.run();
            }
        };
    }

    private static ProblemException tooMany(Decision decision) {
        return decision == Decision.CLIENT_LIMIT_REACHED
                ? Problems.TOO_MANY_REQUESTS
                        .with("This client has too many concurrent calls; try again.")
                        .retryAfter(RETRY)
                : Problems.SERVICE_UNAVAILABLE
                        .with("There are too many concurrent calls; try again.")
                        .retryAfter(RETRY);
    }

    private static <Q> Listener<Q> reject(ServerCall<Q, ?> call, ProblemException rejection) {
        ProblemStatus.close(call, rejection);
        return new Listener<>() {};
    }

    private String address(ServerCall<?, ?> call, Metadata headers) {
        @Nullable SocketAddress remote = call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        if (remote
                instanceof InProcessSocketAddress) { // only the gateway itself can call so, for a request of gRPC-Web
            return Objects.requireNonNull(headers.get(FORWARDED_FOR));
        }
        @Nullable Iterable<String> forwarded = headers.getAll(FORWARDED_FOR);
        return proxies.addressOf(
                remote instanceof InetSocketAddress internet ? internet : null,
                forwarded == null
                        ? List.of()
                        : StreamSupport.stream(forwarded.spliterator(), false).toList());
    }

    private static Metadata.Key<String> ascii(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }
}
