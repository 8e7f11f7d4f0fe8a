package dev.souk.console.web;

import dev.souk.console.reading.SystemReader;
import dev.souk.console.session.Sessions;
import dev.souk.console.system.RefusedException;
import dev.souk.console.telemetry.LogStore;
import dev.souk.console.telemetry.TraceStore;
import java.io.IOException;
import java.util.Map;

/** All paths of the console but those of OTLP. */
public final class Resources {

    private final Map<String, Resource> byPrefix;
    private final Pages pages = new Pages();

    /** Resources that show these sources. */
    public Resources(TraceStore traces, LogStore logs, SystemReader reader, Sessions sessions) {
        var signedIn = new SignedIn(sessions);
        var admin = new AdminResources(reader.system(), sessions, signedIn);
        this.byPrefix = Map.of(
                "/api/system",
                (_, _) -> Answer.json(reader.view()),
                "/api/traces",
                new TraceResource(traces, logs),
                "/api/logs",
                new LogResource(logs),
                "/api/session",
                new SessionResource(sessions, signedIn),
                "/api/processes",
                admin::process,
                "/api/topics",
                admin::topic,
                "/api/orders",
                (request, rest) -> admin.forward(request, "/orders" + rest),
                "/api/admin",
                (request, rest) -> admin.forward(request, "/admin" + rest));
    }

    Answer answer(Request request) throws InterruptedException {
        String path = request.path();
        int end = path.startsWith("/api/") ? path.indexOf('/', "/api/".length()) : -1;
        String prefix = end < 0 ? path : path.substring(0, end);
        Resource resource = byPrefix.get(prefix);
        try {
            return resource == null ? pages.answer(request) : resource.answer(request, path.substring(prefix.length()));
        } catch (BadRequestException malformed) {
            return Answer.problem(400, String.valueOf(malformed.getMessage()));
        } catch (RefusedException refused) {
            return Answer.problem(409, String.valueOf(refused.getMessage()));
        } catch (IOException unavailable) {
            return Answer.problem(503, "The shop does not answer: " + unavailable.getMessage());
        }
    }
}
