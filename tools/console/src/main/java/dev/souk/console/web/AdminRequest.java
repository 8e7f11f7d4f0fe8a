package dev.souk.console.web;

import dev.souk.console.session.Session;
import dev.souk.console.session.Sessions;
import java.io.IOException;
import java.net.http.HttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Requests to the shop with the token of a session. */
record AdminRequest(Sessions sessions) {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What the shop answers.
     *
     * @throws IOException if it does not, or with an error of its own
     */
    Answer send(String method, String path, Session session) throws IOException, InterruptedException {
        HttpResponse<String> response = sessions.shop().send(method, path, session.token());
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return response.body().isEmpty() ? Answer.empty(204) : Answer.ofJson(response.body());
        }
        if (status == 401) { // the shop has revoked its token
            sessions.end(session);
            return Answer.problem(401, "The session has ended. Sign in again.");
        }
        if (status >= 500) {
            throw new IOException("it answered with status %s.".formatted(status));
        }
        return Answer.problem(status, detail(response.body()));
    }

    private static String detail(String problem) throws IOException {
        try {
            return JSON.readTree(problem).path("detail").asString("The shop refuses it.");
        } catch (JacksonException notJson) {
            throw new IOException("it answered with something else than JSON.", notJson);
        }
    }
}
