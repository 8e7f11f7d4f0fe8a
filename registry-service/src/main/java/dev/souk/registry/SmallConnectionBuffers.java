package dev.souk.registry;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.stereotype.Component;

/** Lets an open connection cost 2 KiB outside the heap instead of 16 KiB inside. */
@Component
class SmallConnectionBuffers implements TomcatConnectorCustomizer {

    private static final String BYTES = "1024";

    @Override
    public void customize(Connector connector) {
        connector.setProperty("socket.directBuffer", "true");
        connector.setProperty("socket.appReadBufSize", BYTES);
        connector.setProperty("socket.appWriteBufSize", BYTES);
        connector.setProperty("maxTrailerSize", BYTES);
    }
}
