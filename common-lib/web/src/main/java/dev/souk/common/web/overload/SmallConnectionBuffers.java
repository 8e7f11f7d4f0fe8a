package dev.souk.common.web.overload;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;

/**
 * Lets an open connection cost 2 KiB outside the heap instead of 16 KiB inside. What is larger than a buffer is read
 * and written in several steps.
 */
final class SmallConnectionBuffers implements TomcatConnectorCustomizer {

    private static final String BYTES = "1024";

    @Override
    public void customize(Connector connector) {
        connector.setProperty("socket.directBuffer", "true");
        connector.setProperty("socket.appReadBufSize", BYTES);
        connector.setProperty("socket.appWriteBufSize", BYTES);
        connector.setProperty("maxTrailerSize", BYTES);
    }
}
