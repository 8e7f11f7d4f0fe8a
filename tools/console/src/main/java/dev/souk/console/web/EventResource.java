package dev.souk.console.web;

import dev.souk.console.session.Session;
import dev.souk.console.system.SystemMonitor;
import dev.souk.console.system.SystemView.QueueView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /api/events}: the dead letters and the parked events of all services, 50 of each at most;
 * {@code POST /api/events/{service}/{id}/{action}}: see {@link EventAction}.
 */
record EventResource(SystemMonitor monitor, AdminRequest shop, SignedIn signedIn) implements Resource {

    private static final Pattern CHANGE = Pattern.compile("/([a-z-]{1,40})/([0-9a-f-]{36})/([a-z]{1,20})");
    private static final List<String> KINDS = List.of("dead-letters", "parked-events");
    private static final int LIMIT = 50;
    private static final JsonMapper JSON = new JsonMapper();

    private record WaitingEvent(String service, String kind, JsonNode event) {}

    private record WaitingEvents(List<WaitingEvent> events, List<String> unavailable) {}

    @Override
    public String prefix() {
        return "/api/events";
    }

    @Override
    public Answer answer(Request request, String rest) throws IOException, InterruptedException {
        if (rest.isEmpty()) {
            return signedIn.read(request, this::list);
        }
        Matcher change = CHANGE.matcher(rest);
        Optional<EventAction> action = change.matches() ? EventAction.of(change.group(3)) : Optional.empty();
        if (action.isEmpty()) {
            return Answer.problem(404, "There is no such action.");
        }
        if (!request.method().equals("POST")) {
            return Answer.problem(405, "An event is changed by POST.");
        }
        String path = action.get().path(change.group(1), change.group(2));
        return signedIn.change(request, session -> shop.send(action.get().method(), path, session));
    }

    /** A service that does not answer hides no event of the others. */
    private Answer list(Session session) throws InterruptedException {
        var events = new ArrayList<WaitingEvent>();
        var unavailable = new ArrayList<String>();
        for (QueueView queue : monitor.view().queues()) {
            String service = queue.service();
            try {
                for (String kind : KINDS) {
                    String path = "/admin/%s/%s?limit=%d".formatted(service, kind, LIMIT);
                    Answer page = shop.send("GET", path, session);
                    if (page.status() != 200) {
                        return page;
                    }
                    JSON.readTree(page.body())
                            .path("items")
                            .forEach(event -> events.add(new WaitingEvent(service, kind, event)));
                }
            } catch (IOException noAnswer) {
                unavailable.add(service);
            }
        }
        return Answer.json(new WaitingEvents(events, unavailable));
    }
}
