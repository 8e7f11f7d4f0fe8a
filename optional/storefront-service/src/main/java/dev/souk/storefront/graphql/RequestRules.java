package dev.souk.storefront.graphql;

import dev.souk.common.core.TokenBucket;
import dev.souk.common.problem.ProblemException;
import dev.souk.storefront.limit.ClientRate;
import dev.souk.storefront.limit.WebSocketProperties;
import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.ResultNodesInfo;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.MediaTypes;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Rejects operations that what a request came by is not for, too many messages, and results of too many values. Fields
 * that need the address of the client, as the gateway has written it, have it as {@code clientAddress}.
 */
@Component
final class RequestRules extends SimplePerformantInstrumentation implements WebGraphQlInterceptor {

    private static final String CLIENT_ADDRESS = "clientAddress";
    private static final String ADMITTED = "admitted";
    private static final String STREAM = "stream";

    /** Of an address; fewer at once than all calls to a service, so that the others have some. */
    private final ClientRate calls = new ClientRate(200, 48, "This client asks for too many fields; try again.");

    private final WebSocketProperties webSocket;
    private final int maxValues;

    RequestRules(WebSocketProperties webSocket, GraphQlLimitProperties limits) {
        this.webSocket = webSocket;
        this.maxValues = limits.maxValues();
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        String address = Objects.requireNonNullElse(request.getHeaders().getFirst("X-Forwarded-For"), "unknown");
        Map<Object, Object> context = Map.of(
                CLIENT_ADDRESS,
                address,
                STREAM,
                isStream(request),
                ADMITTED,
                isAdmitted(request),
                ResultNodesInfo.MAX_RESULT_NODES,
                maxValues);
        request.configureExecutionInput(
                (_, input) -> input.graphQLContext(context).build());
        return chain.next(request);
    }

    /** Whether it came by a WebSocket, or for events. JSON wins where a client accepts both, as for Spring Boot. */
    private static boolean isStream(WebGraphQlRequest request) {
        var accepted = request.getHeaders().getAccept();
        return request instanceof WebSocketGraphQlRequest
                || (!accepted.isEmpty() && accepted.stream().noneMatch(RequestRules::includesJson));
    }

    private static boolean includesJson(MediaType accepted) {
        return accepted.isCompatibleWith(MediaType.APPLICATION_JSON)
                || accepted.isCompatibleWith(MediaTypes.APPLICATION_GRAPHQL_RESPONSE);
    }

    private boolean isAdmitted(WebGraphQlRequest request) {
        return !(request instanceof WebSocketGraphQlRequest message)
                || ((TokenBucket) message.getSessionInfo()
                                .getAttributes()
                                .computeIfAbsent(TokenBucket.class.getName(), _ -> webSocket.bucket()))
                        .tryTake();
    }

    /** Before the document is parsed. */
    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecution(
            InstrumentationExecutionParameters parameters, InstrumentationState state) {
        boolean isAdmitted = parameters.getGraphQLContext().get(ADMITTED);
        if (!isAdmitted) {
            throw new AbortExecutionException("Send fewer messages.");
        }
        return SimpleInstrumentationContext.noOp();
    }

    /**
     * Of a WebSocket the gateway's limits of rates count the handshake only. For events Spring for GraphQL would
     * execute a mutation, and then answer that it supports only subscriptions; as JSON it would write the stream
     * itself.
     */
    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        ExecutionContext execution = parameters.getExecutionContext();
        boolean isStream = execution.getGraphQLContext().get(STREAM);
        boolean isSubscription = execution.getOperationDefinition().getOperation() == Operation.SUBSCRIPTION;
        if (isStream != isSubscription) {
            throw new AbortExecutionException(
                    isStream
                            ? "Send queries and mutations by POST, and accept JSON; this is for subscriptions."
                            : "Subscribe over a WebSocket, or by a POST that accepts text/event-stream.");
        }
        return SimpleInstrumentationContext.noOp();
    }

    /** A field of the query itself is a call of a service, and a request may have nineteen. */
    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher, InstrumentationFieldFetchParameters parameters, InstrumentationState state) {
        if (parameters.getExecutionStepInfo().getPath().getLevel() > 1 || parameters.isTrivialDataFetcher()) {
            return fetcher;
        }
        return environment -> {
            try {
                calls.admit(environment.getGraphQlContext().get(CLIENT_ADDRESS));
            } catch (ProblemException tooMany) {
                return ofField(environment, tooMany);
            }
            return fetcher.get(environment);
        };
    }

    /** A mutation responds with its problem: an error would hide what those before it have done. */
    private static ProblemView ofField(DataFetchingEnvironment environment, ProblemException tooMany) {
        if (environment.getOperationDefinition().getOperation() != Operation.MUTATION) {
            throw tooMany;
        }
        return ProblemView.of(tooMany);
    }

    /**
     * The limits of depth and complexity do not see all values: they count a fragment once, and the result has it as
     * often as it is spread. The library leaves out those beyond its limit, without an error.
     */
    @Override
    public CompletableFuture<ExecutionResult> instrumentExecutionResult(
            ExecutionResult result, InstrumentationExecutionParameters parameters, InstrumentationState state) {
        ResultNodesInfo values = parameters.getGraphQLContext().get(ResultNodesInfo.RESULT_NODES_INFO);
        boolean isExceeded = values != null && values.isMaxResultNodesExceeded();
        return CompletableFuture.completedFuture(
                isExceeded
                        ? new AbortExecutionException("The result has more than " + maxValues + " values.")
                                .toExecutionResult()
                        : result);
    }
}
