package dev.souk.storefront.ws;

import dev.souk.common.core.TokenBucket;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.storefront.limit.Shutdown;
import dev.souk.storefront.limit.UserLimit;
import dev.souk.storefront.limit.WebSocketProperties;
import dev.souk.storefront.order.OrderWatch;
import dev.souk.storefront.security.CallerToken;
import dev.souk.storefront.ws.ServerMessage.Authenticated;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One connection: the first message has the access token, the others say what to watch. The connection ends with the
 * token. Everything is sent as fast as the client reads: what it has not read waits in the services, by the flow
 * control of TCP.
 */
@Component
class ShopWebSocketHandler implements WebSocketHandler {

    /** As the private codes of RFC 6455 permit; the last three digits are the status of HTTP. */
    private static final CloseStatus UNAUTHENTICATED = new CloseStatus(4401, "a valid access token is needed");

    private static final CloseStatus TOO_MANY_REQUESTS = new CloseStatus(4429, "too many connections or messages");
    private static final CloseStatus NOT_VERIFIABLE = new CloseStatus(4503, "the token cannot be verified now");
    /** More than a user can watch: each message that is not about to be answered by one error is a watch. */
    private static final int MAX_WATCHES = 64;

    private static final int BEFORE_RESOURCES = 0;

    private final ReactiveAuthenticationManager tokens;
    private final OrderWatch orders;
    private final StockFeed stock;
    private final WebSocketProperties limits;
    private final UserLimit connections;
    private final Shutdown shutdown;
    private final Clock clock;

    ShopWebSocketHandler(
            ReactiveAuthenticationManager tokens,
            OrderWatch orders,
            StockFeed stock,
            WebSocketProperties limits,
            Shutdown shutdown,
            Clock clock) {
        this.tokens = tokens;
        this.orders = orders;
        this.stock = stock;
        this.limits = limits;
        this.connections = new UserLimit(limits.maxConnectionsPerUser(), "You have too many connections.");
        this.shutdown = shutdown;
        this.clock = clock;
    }

    @Bean
    static SimpleUrlHandlerMapping webSocketMapping(ShopWebSocketHandler shop) {
        return new SimpleUrlHandlerMapping(Map.of("/ws", shop), BEFORE_RESOURCES);
    }

    @Override
    public Mono<Void> handle(WebSocketSession session) {
        Sinks.One<CloseStatus> end = Sinks.one();
        Flux<WebSocketMessage> responses = answers(session)
                .map(message -> session.textMessage(ServerMessage.JSON.writeValueAsString(message)))
                .takeUntilOther(shutdown.begins().doOnSuccess(_ -> end.tryEmitValue(CloseStatus.GOING_AWAY)))
                .doOnComplete(() -> end.tryEmitValue(CloseStatus.NORMAL))
                .onErrorResume(failure -> {
                    end.tryEmitValue(reason(failure)); // an error would close the connection without a status
                    return Flux.empty();
                });
        return session.send(responses.mergeWith(pings(session).takeUntilOther(end.asMono())))
                .then(end.asMono().flatMap(session::close));
    }

    private Flux<ServerMessage> answers(WebSocketSession session) {
        return session.receive()
                .map(ShopWebSocketHandler::text) // at once: its buffer is released when this has returned
                .publish(1)
                .autoConnect() // and stays connected: Reactor Netty closes without a status when nobody receives
                .timeout(limits.pingInterval().multipliedBy(2)) // pongs are messages too
                .filter(text -> !text.isEmpty())
                .timeout(Mono.delay(limits.authenticationTimeout()), _ -> Mono.never())
                .switchOnFirst((first, messages) -> first.hasValue()
                        ? authenticated(Objects.requireNonNull(first.get()), messages.skip(1))
                        : messages.cast(ServerMessage.class));
    }

    /** Empty for a pong. */
    private static String text(WebSocketMessage message) {
        return message.getType() == WebSocketMessage.Type.TEXT ? message.getPayloadAsText() : "";
    }

    private Flux<WebSocketMessage> pings(WebSocketSession session) {
        return Flux.interval(limits.pingInterval())
                .onBackpressureDrop()
                .map(_ -> session.pingMessage(buffers -> buffers.allocateBuffer(0)));
    }

    private Flux<ServerMessage> authenticated(String first, Flux<String> messages) {
        return Mono.fromCallable(() -> ClientMessage.of(first))
                .mapNotNull(ClientMessage::token)
                .filter(token -> !token.isEmpty())
                .switchIfEmpty(Mono.error(() -> new BadCredentialsException("There is no token.")))
                .flatMap(token -> tokens.authenticate(new BearerTokenAuthenticationToken(token)))
                .cast(JwtAuthenticationToken.class)
                .flatMapMany(caller -> connections
                        .during(caller.getName(), connection(messages))
                        .takeUntilOther(CallerToken.expiry(clock))
                        .contextWrite(ReactiveSecurityContextHolder.withAuthentication(caller)));
    }

    private Flux<ServerMessage> connection(Flux<String> messages) {
        var watches = new Watches(orders, stock);
        TokenBucket bucket = limits.bucket();
        Flux<ServerMessage> watched = messages.flatMap(
                text -> bucket.tryTake()
                        ? handle(watches, text)
                        : Flux.error(Problems.TOO_MANY_REQUESTS.with("Send fewer messages.")),
                MAX_WATCHES);
        return Flux.<ServerMessage>just(new Authenticated()).concatWith(watched);
    }

    private Flux<ServerMessage> handle(Watches watches, String text) {
        return Flux.defer(() -> watches.handle(ClientMessage.of(text)))
                .onErrorResume(ProblemException.class, problem -> Watches.rejected(null, problem));
    }

    private static CloseStatus reason(Throwable failure) {
        return switch (failure) {
            case AuthenticationServiceException keysUnavailable -> NOT_VERIFIABLE;
            case ProblemException limit when limit.problem().equals(Problems.TOO_MANY_REQUESTS) -> TOO_MANY_REQUESTS;
            case AuthenticationException _, ProblemException _ -> UNAUTHENTICATED; // a first message without JSON, too
            case TimeoutException silent -> CloseStatus.POLICY_VIOLATION;
            default -> CloseStatus.SERVER_ERROR;
        };
    }
}
