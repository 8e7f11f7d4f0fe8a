package dev.souk.console.web;

import dev.souk.console.system.MonitoredSystem;
import dev.souk.console.system.TopicRecord;
import java.util.List;
import java.util.regex.Pattern;

/** {@code GET /api/topics/{name}}: its latest records, for an admin, since they contain what customers entered. */
record TopicResource(MonitoredSystem system, SignedIn signedIn) implements Resource {

    private static final Pattern NAME = Pattern.compile("/[a-zA-Z0-9._-]{1,249}");
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAXIMUM_LIMIT = 100;

    private record Records(List<TopicRecord> records) {}

    @Override
    public String prefix() {
        return "/api/topics";
    }

    @Override
    public Answer answer(Request request, String rest) throws BadRequestException, InterruptedException {
        if (!NAME.matcher(rest).matches()) {
            return Answer.problem(404, "That is not the name of a topic.");
        }
        int limit = (int) request.number("limit", DEFAULT_LIMIT, 1, MAXIMUM_LIMIT);
        return signedIn.<RuntimeException>read(
                request, _ -> Answer.json(new Records(system.latestRecords(rest.substring(1), limit))));
    }
}
