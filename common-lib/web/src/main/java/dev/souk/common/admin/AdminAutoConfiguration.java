package dev.souk.common.admin;

import dev.souk.common.audit.Audit;
import dev.souk.common.deadletter.DeadLetters;
import dev.souk.common.outbox.parked.ParkedEventRepository;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The admin endpoints of messaging and of the audit trail. */
@AutoConfiguration
class AdminAutoConfiguration {

    @Bean
    DeadLetterController deadLetterController(DeadLetters letters, Audit audit) {
        return new DeadLetterController(letters, audit);
    }

    @Bean
    ParkedEventController parkedEventController(ParkedEventRepository parked, Audit audit) {
        return new ParkedEventController(parked, audit);
    }

    @Bean
    AuditController auditController(Audit audit) {
        return new AuditController(audit);
    }
}
