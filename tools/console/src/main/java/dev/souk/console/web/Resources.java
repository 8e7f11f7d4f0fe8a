package dev.souk.console.web;

import dev.souk.console.reading.SystemReader;
import dev.souk.console.session.ProviderLogin;
import dev.souk.console.session.Sessions;
import dev.souk.console.telemetry.LogStore;
import dev.souk.console.telemetry.TraceStore;
import dev.souk.tools.ToolException;
import java.io.IOException;

/** All paths of the console but those of OTLP. */
final class Resources {

    private final SystemReader reader;
    private final TraceResource traces;
    private final LogResource logs;
    private final SessionResource session;
    private final LoginResource login;
    private final AdminResources admin;
    private final Pages pages = new Pages();

    /** Resources that show these sources. */
    Resources(TraceStore traces, LogStore logs, SystemReader reader, Sessions sessions) {
        var signedIn = new SignedIn(sessions);
        this.reader = reader;
        this.traces = new TraceResource(traces, logs);
        this.logs = new LogResource(logs);
        String issuer = reader.system().issuer();
        this.session = new SessionResource(sessions, signedIn, issuer != null);
        this.login = new LoginResource(issuer == null ? null : new ProviderLogin(issuer, sessions));
        this.admin = new AdminResources(reader.system(), sessions, signedIn);
    }

    Response respond(Request request) throws InterruptedException {
        String path = request.path();
        int end = path.startsWith("/api/") ? path.indexOf('/', "/api/".length()) : -1;
        String rest = end < 0 ? "" : path.substring(end);
        try {
            return switch (end < 0 ? path : path.substring(0, end)) {
                case "/api/system" -> Response.json(reader.view());
                case "/api/traces" -> traces.respond(request, rest);
                case "/api/logs" -> logs.respond(request);
                case "/api/session" -> session.respond(request);
                case "/login", "/callback" -> login.respond(request);
                case "/api/processes" -> admin.process(request, rest);
                case "/api/topics" -> admin.topic(request, rest);
                case "/api/orders" -> admin.forward(request, "/orders" + rest);
                case "/api/admin" -> admin.forward(request, "/admin" + rest);
                default -> pages.respond(request);
            };
        } catch (BadRequestException malformed) {
            return Response.problem(400, String.valueOf(malformed.getMessage()));
        } catch (ToolException refused) {
            return Response.problem(409, refused.explanation());
        } catch (IOException unavailable) {
            return Response.problem(503, "The shop does not answer: " + unavailable.getMessage());
        }
    }
}
