package dev.souk.system.attack;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends the requests of a table and compares the responses with those that are allowed.
 *
 * @param varied the names whose values vary at the moment
 */
record Runner(Context context, Probes probes, Deque<String> varied) {

    private static final Duration SILENCE = Duration.ofMillis(1_500);
    private static final int SHOWN = 120;

    Runner(Context context, Probes probes) {
        this(context, probes, new ArrayDeque<>());
    }

    void run(List<Row> rows) throws IOException {
        for (Row row : rows) {
            if (!context.known().entrySet().containsAll(row.only().entrySet())) {
                continue;
            }
            var responses = new TreeSet<String>();
            vary(row, List.copyOf(row.variables().keySet()), responses);
            if (!row.equal().isEmpty()) {
                probes.expect(responses.size() <= 1, variant(row, "everybody"), responses);
            }
        }
    }

    /** Each combination of the values that these names have. */
    private void vary(Row row, List<String> names, Set<String> responses) throws IOException {
        if (names.isEmpty()) {
            for (String caller : row.callers().keySet()) {
                Response response = send(row, caller);
                judge(row, caller, response);
                row.keep().forEach((name, place) -> context.put(name, part(response, place)));
                if (!response.isUnavailable()) { // which is no difference between those who call
                    responses.add(response.status() + response.body().replace(context.in(row.equal()), "…"));
                }
            }
            run(row.then());
            return;
        }
        varied.addLast(names.getFirst());
        for (String value : row.variables().getOrDefault(names.getFirst(), List.of())) {
            context.put(names.getFirst(), context.in(value));
            vary(row, names.subList(1, names.size()), responses);
        }
        varied.removeLast();
    }

    private Response send(Row row, String caller) throws IOException {
        if (!row.raw().isEmpty()) {
            return Response.parse(context.wire().send(context.in(row.raw()), SILENCE), Duration.ZERO);
        }
        if (row.atOnce() > 0) {
            return race(Stream.generate(() -> row.request(caller, context))
                    .limit(row.atOnce())
                    .toList());
        }
        if (row.repeat() == 0) {
            return context.wire().send(row.request(caller, context));
        }
        return context.wire()
                .sendUntil(
                        () -> row.request(caller, context),
                        row.repeat(),
                        response -> row.isFulfilled(caller, response, context));
    }

    private Response race(List<String> requests) throws IOException {
        List<Future<Response>> calls;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            calls = requests.stream()
                    .map(request -> threads.submit(() -> context.wire().send(request)))
                    .toList();
        } // all have ended
        return calls.stream()
                .filter(call -> call.state() == Future.State.SUCCESS)
                .map(Future::resultNow)
                .filter(response -> response.status() > 0)
                .min(Comparator.comparingInt(Response::status))
                .orElseThrow(() -> new IOException("None of %s requests was answered".formatted(requests.size())));
    }

    /** All of the body, what is at a pointer of its JSON, or a header; some text if it is missing. */
    private static String part(Response response, String place) {
        String found = response.header(place);
        if (place.equals("body")) {
            found = response.body();
        } else if (place.startsWith("/")) {
            found = Row.text(response.json().at(place));
        }
        return found.isEmpty() ? "x" : found;
    }

    private void judge(Row row, String caller, Response response) throws IOException {
        if (!row.isPreparation(caller)) {
            probes.expect(row.isFulfilled(caller, response, context), variant(row, caller), response);
        } else if (response.isUnavailable()) {
            throw new IOException("%s → %s".formatted(variant(row, caller), response));
        }
        if (row.seconds() > 0) {
            boolean fast = response.took().toSeconds() < row.seconds();
            probes.expect(fast, variant(row, caller) + ", time", response.took());
        }
    }

    /** Who sends what, with those values that the target does not show. */
    private String variant(Row row, String caller) {
        String target = context.in(row.send());
        String values = varied.stream()
                .map(context::value)
                .filter(value -> !target.contains(value))
                .collect(Collectors.joining(", "));
        String variant = "%s as %s %s"
                .formatted(target, caller, values)
                .replaceAll("eyJ[\\w.-]+", "TOKEN")
                .replaceAll("\\p{Cntrl}+", " | ")
                .strip();
        return variant.length() > SHOWN ? variant.substring(0, SHOWN) + "…" : variant;
    }
}
