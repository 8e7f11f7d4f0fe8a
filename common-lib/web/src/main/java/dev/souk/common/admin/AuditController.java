package dev.souk.common.admin;

import dev.souk.common.audit.Audit;
import dev.souk.common.audit.AuditRecord;
import dev.souk.common.web.Page;
import dev.souk.common.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail over HTTP, for admins. */
@RestController
@PreAuthorize("hasRole('ADMIN')") // a prefix would take its path out of the rule for /admin/**
@Tag(name = "Admin")
class AuditController {

    private static final UUID HIGHEST = new UUID(-1, -1);

    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    @GetMapping("/admin/audit")
    @Operation(summary = "List who did what, newest first (admin)")
    Page<AuditRecord> listAudit(PageRequest page) {
        return Page.of(audit.before(page.idOr(HIGHEST), page.fetchSize()), page, AuditRecord::id);
    }
}
