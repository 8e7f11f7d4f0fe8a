package dev.souk.common.web.overload;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The limits of the web server, and the deadlines of requests: Boot adds the listener to the transaction manager. */
@AutoConfiguration
@EnableConfigurationProperties(ConcurrencyProperties.class)
@Import({
    ConcurrencyLimitFilter.class,
    DeadlineTransactionListener.class,
    RequestDeadlineFilter.class,
    SmallConnectionBuffers.class
})
class OverloadAutoConfiguration {}
