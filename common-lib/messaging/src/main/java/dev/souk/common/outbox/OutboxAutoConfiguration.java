package dev.souk.common.outbox;

import dev.souk.common.event.EventJson;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** The outbox. */
@AutoConfiguration
@Import({EventJson.class, JdbcOutbox.class, ParkedEventRepository.class})
class OutboxAutoConfiguration {}
