package dev.souk.common.audit;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The audit trail. */
@AutoConfiguration
@EnableScheduling
@Import({Audit.class, AuditRepository.class})
class AuditAutoConfiguration {}
