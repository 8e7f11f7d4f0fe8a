package dev.souk.console.web;

import dev.souk.console.reading.ParallelReads;
import dev.souk.console.reading.SystemReader;
import dev.souk.console.session.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /api/events}: the dead letters and the parked events of all services, 50 of each at most; {@code POST
 * /api/events/{service}/{id}/{action}}: see {@link EventAction}.
 */
record EventResource(SystemReader reader, AdminRequest shop, SignedIn signedIn) implements Resource {

    private static final Pattern CHANGE = Pattern.compile("/([a-z-]{1,40})/([0-9a-f-]{36})/([a-z]{1,20})");
    private static final List<String> KINDS = List.of("dead-letters", "parked-events");
    private static final int LIMIT = 50;
    private static final Duration TIMEOUT = Duration.ofSeconds(7); // a request of the console to the shop ends before
    private static final JsonMapper JSON = new JsonMapper();

    private record WaitingEvent(String service, String kind, JsonNode event) {}

    private record WaitingEvents(Collection<WaitingEvent> events, Collection<String> unavailable) {}

    /** What a service is asked for. */
    private record PageOfEvents(String service, String kind, Future<Answer> answer) {

        List<WaitingEvent> events(Answer answer) {
            return JSON.readTree(answer.body())
                    .path("items")
                    .valueStream()
                    .map(event -> new WaitingEvent(service, kind, event))
                    .toList();
        }
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

    /** All lists at once; a service that does not answer hides no event of the others. */
    private Answer list(Session session) throws InterruptedException {
        var events = new ArrayList<WaitingEvent>();
        var unavailable = new TreeSet<String>();
        long deadline = ParallelReads.deadline(TIMEOUT);
        try (var reads = new ParallelReads()) {
            List<PageOfEvents> pages = reader.system().services().stream()
                    .flatMap(service -> KINDS.stream().map(kind -> page(reads, service.service(), kind, session)))
                    .toList();
            for (PageOfEvents page : pages) {
                Optional<Answer> answer = ParallelReads.answer(page.answer(), deadline);
                if (answer.isEmpty()) {
                    unavailable.add(page.service());
                } else if (answer.get().status() == 200) {
                    events.addAll(page.events(answer.get()));
                } else {
                    return answer.get();
                }
            }
        }
        return Answer.json(new WaitingEvents(events, unavailable));
    }

    private PageOfEvents page(ParallelReads reads, String service, String kind, Session session) {
        String path = "/admin/%s/%s?limit=%s".formatted(service, kind, LIMIT);
        return new PageOfEvents(service, kind, reads.begin(() -> shop.send("GET", path, session)));
    }
}
