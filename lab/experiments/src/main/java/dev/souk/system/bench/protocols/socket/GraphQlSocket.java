package dev.souk.system.bench.protocols.socket;

import dev.souk.system.bench.load.UnexpectedResponseException;
import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.tools.client.Json;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The protocol {@code graphql-transport-ws}. */
final class GraphQlSocket {

    private static final String PROTOCOL = "graphql-transport-ws";

    private GraphQlSocket() {}

    /** A part of a result. */
    @FunctionalInterface
    interface Handler {
        void handle(JsonNode result) throws IOException;
    }

    /** How the next message is read: in time, or whenever it comes. */
    @FunctionalInterface
    interface Reading {
        JsonNode next() throws IOException;
    }

    static Socket open(Endpoint endpoint) throws IOException {
        Socket socket = Socket.open(endpoint.socket("/graphql"), PROTOCOL);
        socket.send(Map.of("type", "connection_init", "payload", Map.of("Authorization", endpoint.authorization())));
        JsonNode answer = socket.next();
        if (!type(answer).equals("connection_ack")) {
            socket.close();
            throw new UnexpectedResponseException("no connection_ack but " + type(answer));
        }
        return socket;
    }

    /** Executes a document, and reads its results to their end. */
    static void execute(Socket socket, String request, Reading reading, Handler handler) throws IOException {
        String id = UUID.randomUUID().toString();
        socket.send(Map.of("id", id, "type", "subscribe", "payload", Json.MAPPER.readTree(request)));
        for (JsonNode message = reading.next(); !type(message).equals("complete"); message = reading.next()) {
            switch (type(message)) {
                case "next" -> handler.handle(message.path("payload"));
                case "ping" -> socket.send(Map.of("type", "pong"));
                default -> throw new UnexpectedResponseException("GraphQL " + type(message));
            }
        }
    }

    private static String type(JsonNode message) {
        return message.path("type").asString("");
    }
}
