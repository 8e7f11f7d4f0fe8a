package dev.souk.console.web;

import dev.souk.console.session.Session;
import dev.souk.console.session.Sessions;
import dev.souk.tools.client.Json;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code GET}, {@code POST} and {@code DELETE /api/session}. */
record SessionResource(Sessions sessions, SignedIn signedIn, boolean hasProvider) {

    private static final int MAXIMUM_BODY = 4_096;

    Response respond(Request request) throws BadRequestException, IOException {
        return switch (request.method()) {
            case "GET" ->
                signedIn.session(request)
                        .map(SessionResource::describe)
                        .orElseGet(() -> Response.json(Map.of("signed_in", false, "provider", hasProvider)));
            case "POST" -> signIn(request);
            case "DELETE" -> signedIn.change(request, this::signOut);
            default -> Response.problem(405, "A session is begun by POST and ended by DELETE.");
        };
    }

    private static Response describe(Session session) {
        return Response.json(Map.of("signed_in", true, "email", session.email(), "csrf_token", session.csrfToken()));
    }

    private Response signIn(Request request) throws BadRequestException, IOException {
        if (!request.header("Content-Type").startsWith("application/json")) {
            return Response.problem(415, "The e-mail address and the password are sent as JSON.");
        }
        JsonNode credentials = credentials(request);
        Optional<Session> session = sessions.signIn(
                credentials.path("email").asString(""),
                credentials.path("password").asString(""));
        return session.map(begun -> describe(begun).with("Set-Cookie", cookie(begun.id(), "")))
                .orElseGet(() -> Response.problem(401, "That is not the password of an admin of the shop."));
    }

    private static JsonNode credentials(Request request) throws BadRequestException, IOException {
        byte[] body = request.exchange().getRequestBody().readNBytes(MAXIMUM_BODY);
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException malformed) {
            throw new BadRequestException("The body is not JSON.");
        }
    }

    private Response signOut(Session session) {
        sessions.end(session);
        return Response.empty(204).with("Set-Cookie", cookie("", "; Max-Age=0"));
    }

    /** Of this host alone, never sent by pages of others, not readable by scripts. */
    static String cookie(String value, String more) {
        return "%s=%s; Path=/; HttpOnly; SameSite=Strict%s".formatted(SignedIn.COOKIE, value, more);
    }
}
