package dev.souk.console.web;

import dev.souk.console.reading.SystemReader;
import dev.souk.console.session.Sessions;
import dev.souk.console.system.MonitoredSystem;
import dev.souk.console.telemetry.LogStore;
import dev.souk.console.telemetry.TraceStore;
import dev.souk.tools.ToolException;
import java.io.IOException;

/** All paths of the console but those of OTLP. */
record Resources(MonitoredSystem system, SystemReader reader, TraceStore traces, LogStore logs, Sessions sessions) {

    Response respond(Request request) throws InterruptedException {
        String path = request.path();
        int end = path.startsWith("/api/") ? path.indexOf('/', "/api/".length()) : -1;
        String rest = end < 0 ? "" : path.substring(end);
        var signedIn = new SignedIn(sessions);
        var admin = new AdminResources(system, sessions, signedIn);
        String issuer = system.issuer();
        try {
            return switch (end < 0 ? path : path.substring(0, end)) {
                case "/api/system" -> Response.json(reader.view());
                case "/api/traces" -> new TraceResource(traces, logs).respond(request, rest);
                case "/api/logs" -> new LogResource(logs).respond(request);
                case "/api/session" -> new SessionResource(sessions, signedIn, issuer != null).respond(request);
                case "/login", "/callback" -> new LoginResource(issuer, sessions).respond(request);
                case "/api/processes" -> admin.process(request, rest);
                case "/api/topics" -> admin.topic(request, rest);
                case "/api/orders" -> admin.forward(request, "/orders" + rest);
                case "/api/admin" -> admin.forward(request, "/admin" + rest);
                default -> Pages.respond(request);
            };
        } catch (BadRequestException malformed) {
            return Response.problem(400, String.valueOf(malformed.getMessage()));
        } catch (ToolException refused) {
            return Response.problem(409, refused.explanation());
        } catch (IOException unavailable) {
            return path.startsWith("/callback") // whose code works once: to load it again would end all logins
                    ? Response.redirect(LoginResource.FAILED)
                    : Response.problem(503, "The shop does not answer: " + unavailable.getMessage());
        }
    }
}
