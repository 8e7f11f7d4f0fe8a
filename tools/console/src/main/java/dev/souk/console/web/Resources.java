package dev.souk.console.web;

import dev.souk.console.session.Sessions;
import dev.souk.console.session.ShopClient;
import dev.souk.console.system.MetricHistory;
import dev.souk.console.system.MonitoredSystem;
import dev.souk.console.system.RefusedException;
import dev.souk.console.system.SystemMonitor;
import dev.souk.console.telemetry.LogStore;
import dev.souk.console.telemetry.TraceStore;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** All paths of the console but those of OTLP. */
public final class Resources {

    private final List<Resource> all;
    private final Pages pages = new Pages();

    /** Resources that show these sources. */
    public Resources(
            TraceStore traces,
            LogStore logs,
            SystemMonitor monitor,
            MetricHistory history,
            MonitoredSystem system,
            ShopClient shop,
            Sessions sessions,
            Clock clock) {
        var signedIn = new SignedIn(sessions);
        var requests = new AdminRequest(shop, sessions);
        this.all = List.of(
                new TraceResource(traces, logs),
                new LogResource(logs),
                new SystemResource(monitor),
                new MetricResource(history, clock),
                new ProcessResource(system, signedIn),
                new SessionResource(sessions, signedIn),
                new TopicResource(system, signedIn),
                new EventResource(monitor, requests, signedIn),
                new OrderResource(requests, signedIn));
    }

    Answer answer(Request request) throws InterruptedException {
        try {
            for (Resource resource : all) {
                String path = request.path();
                if (path.equals(resource.prefix()) || path.startsWith(resource.prefix() + "/")) {
                    return resource.answer(
                            request, path.substring(resource.prefix().length()));
                }
            }
            return pages.answer(request);
        } catch (BadRequestException malformed) {
            return Answer.problem(400, String.valueOf(malformed.getMessage()));
        } catch (RefusedException refused) {
            return Answer.problem(409, String.valueOf(refused.getMessage()));
        } catch (IOException unavailable) {
            return Answer.problem(503, "The shop does not answer: " + unavailable.getMessage());
        }
    }
}
