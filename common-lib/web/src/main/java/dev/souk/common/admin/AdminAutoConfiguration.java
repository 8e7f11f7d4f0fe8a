package dev.souk.common.admin;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** The admin endpoints of messaging and of the audit trail. */
@AutoConfiguration
@Import({AuditController.class, DeadLetterController.class, ParkedEventController.class})
class AdminAutoConfiguration {}
