package dev.souk.console.web;

import dev.souk.console.system.SystemMonitor;

/** {@code GET /api/system}. */
record SystemResource(SystemMonitor monitor) implements Resource {

    @Override
    public String prefix() {
        return "/api/system";
    }

    @Override
    public Answer answer(Request request, String rest) throws InterruptedException {
        return Answer.json(monitor.view());
    }
}
