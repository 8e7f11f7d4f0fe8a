package dev.souk.launcher.admin;

import dev.souk.launcher.admin.AdminCalls.Answer;
import dev.souk.launcher.control.SoukStatus;
import dev.souk.launcher.report.LauncherException;
import java.util.ArrayList;
import java.util.List;

/** The dead letters of one or several services. An id is looked for in all of them: it is in one at most. */
public final class DeadLetters {

    private static final int PAGE = 100;
    private static final int NOT_FOUND = 404;

    private final AdminCalls calls;
    private final List<String> services;

    /** Those of {@code services}, over the gateway of {@code souk}. */
    public DeadLetters(SoukStatus souk, List<String> services) {
        this.calls = new AdminCalls(souk);
        this.services = services;
    }

    /** All of them, by service, oldest first. */
    public List<DeadLetter> list() {
        var all = new ArrayList<DeadLetter>();
        services.forEach(service -> collect(service, all));
        return all;
    }

    private void collect(String service, List<DeadLetter> all) {
        String cursor = "";
        do {
            Answer page = calls.call("GET", path(service) + "?limit=" + PAGE + cursor);
            if (page.status() != 200) {
                throw new LauncherException("%s does not tell. %s".formatted(service, page.problem()));
            }
            page.body().path("items").forEach(item -> all.add(new DeadLetter(service, item)));
            cursor = "&cursor=" + page.body().path("next_cursor").asString("");
        } while (!cursor.endsWith("="));
    }

    /** The one with this id, with headers and value. */
    public DeadLetter show(String id) {
        return find("GET", id, "");
    }

    /**
     * Has it handled again; the content of what comes back has {@code handled} and, where it failed again,
     * {@code reason}.
     */
    public DeadLetter replay(String id) {
        return find("POST", id, "/replay");
    }

    /** Throws it away. */
    public void discard(String id) {
        find("DELETE", id, "");
    }

    private DeadLetter find(String method, String id, String action) {
        for (String service : services) {
            Answer answer = calls.call(method, path(service) + "/" + id + action);
            if (answer.status() < 300) {
                return new DeadLetter(service, answer.body());
            }
            if (answer.status() != NOT_FOUND) {
                throw new LauncherException("%s refuses. %s".formatted(service, answer.problem()));
            }
        }
        throw new LauncherException("There is no dead letter %s in %s.".formatted(id, String.join(", ", services)));
    }

    private static String path(String service) {
        return "/admin/" + service + "/dead-letters";
    }
}
