package dev.souk.common.audit;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.observability.TraceContext;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/** The audit trail. */
@AutoConfiguration
@Import({AuditRepository.class, RejectionTally.class})
class AuditAutoConfiguration {

    private static final Duration RETENTION_INTERVAL = Duration.ofMinutes(3);

    @Bean
    Audit audit(AuditRepository repository, RejectionTally rejections, IdGenerator ids, TraceContext trace) {
        return new Audit(repository, rejections, ids, trace::traceId);
    }

    /** Deletes 2.4 million expired rows a day at most: more than logins and rejections can write. */
    @Bean
    SchedulingConfigurer auditRetention(AuditRepository repository) {
        return tasks -> tasks.addFixedDelayTask(
                new FixedDelayTask(repository::deleteExpired, RETENTION_INTERVAL, RETENTION_INTERVAL));
    }
}
