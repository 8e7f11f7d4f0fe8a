package dev.souk.common.sample;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints for admins: one that is protected by its path alone, one by an annotation. */
@RestController
class UnguardedAdminController {

    @GetMapping("/admin/unguarded")
    String unguarded() {
        return "for admins";
    }

    @GetMapping("/annotated")
    @PreAuthorize("hasRole('ADMIN')")
    String annotated() {
        return "for admins";
    }
}
