package dev.souk.common.audit;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.observability.TraceContext;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit trail. */
@AutoConfiguration
class AuditAutoConfiguration {

    @Bean
    AuditRepository auditRepository(JdbcClient jdbc) {
        return new AuditRepository(jdbc);
    }

    @Bean
    RejectionTally rejectionTally(AuditRepository repository, IdGenerator ids) {
        return new RejectionTally(repository, ids);
    }

    @Bean
    Audit audit(AuditRepository repository, RejectionTally rejections, IdGenerator ids, TraceContext trace) {
        return new Audit(repository, rejections, ids, trace::traceId);
    }

    @Bean
    AuditRetention auditRetention(AuditRepository repository) {
        return new AuditRetention(repository);
    }
}
