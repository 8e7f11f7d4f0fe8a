package dev.souk.architecture.broken.order.replay;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReplayController {

    @PostMapping("/dead-letters")
    void forgotten() {}

    @PostMapping("/dead-letters/1")
    @PreAuthorize("hasRole('ADMIN')")
    void annotated() {}

    @GetMapping("/dead-letters/mine")
    void ownersOnly(Caller caller) {}

    record Caller() {}

    @RestController
    @RequestMapping("/admin/dead-letters")
    static class PathController {

        @GetMapping("/all")
        void coveredByThePath() {}
    }
}
