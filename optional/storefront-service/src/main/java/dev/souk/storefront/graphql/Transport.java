package dev.souk.storefront.graphql;

import graphql.language.OperationDefinition.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.MediaTypes;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.http.MediaType;

/** What a request came by, and which operations it may ask for. */
enum Transport {
    /** The gateway's limits of rates count its handshake only. */
    WEB_SOCKET,
    /** Spring for GraphQL would execute a mutation, and then answer that it supports only subscriptions. */
    EVENT_STREAM,
    /** One response: Spring for GraphQL would write the stream itself, not what is in it. */
    JSON;

    /** JSON wins where a client accepts both, as in the routes of Spring Boot. */
    static Transport of(WebGraphQlRequest request) {
        if (request instanceof WebSocketGraphQlRequest) {
            return WEB_SOCKET;
        }
        var accepted = request.getHeaders().getAccept();
        return accepted.isEmpty() || accepted.stream().anyMatch(Transport::includesJson) ? JSON : EVENT_STREAM;
    }

    /** Why an operation is not executed; null if it is. */
    @Nullable
    String rejection(Operation operation) {
        boolean isSubscription = operation == Operation.SUBSCRIPTION;
        if (this != JSON && !isSubscription) {
            return "Send queries and mutations by POST, and accept JSON; this is for subscriptions.";
        }
        return this == JSON && isSubscription
                ? "Subscribe over a WebSocket, or by a POST that accepts text/event-stream."
                : null;
    }

    private static boolean includesJson(MediaType accepted) {
        return accepted.isCompatibleWith(MediaType.APPLICATION_JSON)
                || accepted.isCompatibleWith(MediaTypes.APPLICATION_GRAPHQL_RESPONSE);
    }
}
