package dev.souk.common.web.overload;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The limits of the web server, and the deadlines of requests: Boot adds the listener to the transaction manager. */
@AutoConfiguration
@EnableConfigurationProperties(ConcurrencyProperties.class)
@Import({ConcurrencyLimitFilter.class, DeadlineTransactionListener.class, RequestDeadlineFilter.class})
class OverloadAutoConfiguration {

    private static final String BUFFER_BYTES = "1024";

    /**
     * Lets an open connection cost 2 KiB outside the heap instead of 16 KiB inside. What is larger than a buffer is
     * read and written in several steps.
     */
    @Bean
    static TomcatConnectorCustomizer smallConnectionBuffers() {
        return connector -> {
            connector.setProperty("socket.directBuffer", "true");
            connector.setProperty("socket.appReadBufSize", BUFFER_BYTES);
            connector.setProperty("socket.appWriteBufSize", BUFFER_BYTES);
            connector.setProperty("maxTrailerSize", BUFFER_BYTES);
        };
    }
}
