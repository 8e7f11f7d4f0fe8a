package dev.souk.common.audit;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.observability.TraceContext;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The audit trail. */
@AutoConfiguration
@Import({AuditRepository.class, RejectionTally.class})
class AuditAutoConfiguration {

    @Bean
    Audit audit(AuditRepository repository, RejectionTally rejections, IdGenerator ids, TraceContext trace) {
        return new Audit(repository, rejections, ids, trace::traceId);
    }
}
