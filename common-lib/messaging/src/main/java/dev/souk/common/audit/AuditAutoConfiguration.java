package dev.souk.common.audit;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** The audit trail. */
@AutoConfiguration
@Import({Audit.class, AuditRepository.class})
class AuditAutoConfiguration {}
