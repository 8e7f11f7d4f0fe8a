package dev.souk.architecture.broken.gateway;

import org.springframework.web.bind.annotation.RestController;

@RestController
class Controller {

    private final Listener listener;

    Controller(Listener listener) {
        this.listener = listener;
    }

    void call() {
        listener.on("never so");
    }
}
