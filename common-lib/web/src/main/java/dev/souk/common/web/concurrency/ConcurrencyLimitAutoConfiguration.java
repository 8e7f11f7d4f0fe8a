package dev.souk.common.web.concurrency;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The limits of the web server. */
@AutoConfiguration
@EnableConfigurationProperties(ConcurrencyProperties.class)
@Import({ConcurrencyLimitFilter.class, SmallConnectionBuffers.class})
class ConcurrencyLimitAutoConfiguration {}
