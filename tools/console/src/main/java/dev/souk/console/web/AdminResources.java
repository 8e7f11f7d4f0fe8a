package dev.souk.console.web;

import dev.souk.console.session.Session;
import dev.souk.console.session.Sessions;
import dev.souk.console.system.MonitoredSystem;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.function.IOFunction;

/** What only an admin sees, since it contains what customers entered, and what only an admin does. */
record AdminResources(MonitoredSystem system, Sessions sessions, SignedIn signedIn) {

    private static final Pattern TOPIC = Pattern.compile("/[a-zA-Z0-9._-]{1,249}");

    /** The name of a process, and what an admin can do with it: each verb of the launcher but `roll`. */
    private static final Pattern PROCESS =
            Pattern.compile("/([^/]+)/(kill|stop|start|restart|suspend|slow|resume|cut|restore)");

    /** Orders and their timelines; the events that wait for an admin, and what becomes of them. */
    private static final Pattern FORWARDED = Pattern.compile(("GET /orders|GET /orders/ID/timeline"
                    + "|GET /admin/SERVICE/(dead-letters|parked-events)|DELETE /admin/SERVICE/dead-letters/ID"
                    + "|POST /admin/SERVICE/(dead-letters/ID/replay|parked-events/ID/release)")
            .replace("SERVICE", "[a-z-]{1,40}")
            .replace("ID", "[0-9a-f-]{36}"));

    private static final int MAXIMUM_LIMIT = 100;

    /** {@code POST /api/processes/{name}/{action}}. */
    Response process(Request request, String rest) throws IOException {
        Matcher action = PROCESS.matcher(rest);
        if (!request.method().equals("POST")) {
            return Response.problem(405, "A process is changed by POST.");
        }
        return action.matches()
                ? signedIn.change(
                        request,
                        unlessRevoked(_ ->
                                Response.json(Map.of("processes", system.perform(action.group(2), action.group(1))))))
                : Response.problem(404, "There is no such action.");
    }

    /** {@code GET /api/topics/{name}}: its latest records. */
    Response topic(Request request, String rest) throws BadRequestException, IOException {
        if (!TOPIC.matcher(rest).matches()) {
            return Response.problem(404, "That is not the name of a topic.");
        }
        int limit = (int) request.number("limit", 20, 1, MAXIMUM_LIMIT);
        return signedIn.read(
                request,
                unlessRevoked(_ -> Response.json(Map.of("records", system.latestRecords(rest.substring(1), limit)))));
    }

    private IOFunction<Session, Response> unlessRevoked(IOFunction<Session, Response> action) {
        return session -> isRevoked(session) ? ended(session) : action.apply(session);
    }

    /** Whether the shop says so; one that is unavailable ends no session, or nobody could start it again. */
    private boolean isRevoked(Session session) {
        try {
            Reply account = sessions.shop().send(Call.get("/users/me").withToken(session.token()));
            return account.status() == 401
                    || (account.status() == 200 && !account.text("role").equals("ADMIN"));
        } catch (IOException unavailable) {
            return false;
        }
    }

    private Response ended(Session session) {
        sessions.end(session);
        return Response.problem(401, "The session has ended. Sign in again.");
    }

    /** What the shop answers to an admin. */
    Response forward(Request request, String path) throws BadRequestException, IOException {
        String method = request.method();
        if (!FORWARDED.matcher(method + " " + path).matches()) {
            return Response.problem(404, "The console forwards no such request to the shop.");
        }
        if (!method.equals("GET")) {
            return signedIn.change(request, session -> send(method, path, session));
        }
        String query = path.endsWith("/timeline") ? "" : "?limit=" + request.number("limit", 50, 1, MAXIMUM_LIMIT);
        return signedIn.read(request, session -> send(method, path + query, session));
    }

    private Response send(String method, String path, Session session) throws IOException {
        Reply reply = sessions.shop().send(new Call(method, path, Map.of(), null).withToken(session.token()));
        int status = reply.status();
        if (status >= 200 && status < 300) {
            return reply.json().isMissingNode() ? Response.empty(204) : Response.json(reply.json());
        }
        if (status == 401) { // the shop has revoked its token
            return ended(session);
        }
        return Response.problem(status, reply.json().path("detail").asString("The shop refuses it."));
    }
}
