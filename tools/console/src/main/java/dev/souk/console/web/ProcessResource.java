package dev.souk.console.web;

import dev.souk.console.system.MonitoredSystem;
import dev.souk.console.system.ProcessAction;
import java.util.Map;
import java.util.Optional;

/** {@code POST /api/processes/{name}/{action}}. */
record ProcessResource(MonitoredSystem system, SignedIn signedIn) implements Resource {

    @Override
    public String prefix() {
        return "/api/processes";
    }

    @Override
    public Answer answer(Request request, String rest) throws InterruptedException {
        String[] parts = rest.split("/", -1);
        if (!request.method().equals("POST")) {
            return Answer.problem(405, "A process is changed by POST.");
        }
        Optional<ProcessAction> action = parts.length == 3 ? ProcessAction.of(parts[2]) : Optional.empty();
        return action.isEmpty()
                ? Answer.problem(404, "There is no such action.")
                : signedIn.<RuntimeException>change(
                        request, _ -> Answer.json(Map.of("processes", system.perform(action.get(), parts[1]))));
    }
}
