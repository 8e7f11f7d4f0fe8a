package dev.souk.common.deadletter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** Stores, counts, lists and replays dead letters. */
@AutoConfiguration
@EnableConfigurationProperties(DeadLetterProperties.class)
@Import({
    DeadLetterRecoverer.class,
    DeadLetterReplay.class,
    DeadLetterRepository.class,
    DeadLetterTopics.class,
    OriginalRecords.class
})
class DeadLetterAutoConfiguration {}
