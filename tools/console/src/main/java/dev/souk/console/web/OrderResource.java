package dev.souk.console.web;

import java.io.IOException;
import java.util.regex.Pattern;

/** {@code GET /api/orders} and {@code GET /api/orders/{id}/timeline}: what the shop answers to an admin. */
record OrderResource(AdminRequest shop, SignedIn signedIn) implements Resource {

    private static final Pattern TIMELINE = Pattern.compile("/[0-9a-f-]{36}/timeline");
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAXIMUM_LIMIT = 100;

    @Override
    public String prefix() {
        return "/api/orders";
    }

    @Override
    public Answer answer(Request request, String rest) throws BadRequestException, IOException, InterruptedException {
        if (!rest.isEmpty() && !TIMELINE.matcher(rest).matches()) {
            return Answer.problem(404, "That is not the timeline of an order.");
        }
        long limit = request.number("limit", DEFAULT_LIMIT, 1, MAXIMUM_LIMIT);
        String path = "/orders" + (rest.isEmpty() ? "?limit=" + limit : rest);
        return signedIn.read(request, session -> shop.send("GET", path, session));
    }
}
