package dev.souk.common.web.concurrency;

import java.time.Duration;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** Makes Tomcat use {@link HeadTimeoutProtocol}. */
record HeadTimeoutCustomizer(Duration headTimeout) implements WebServerFactoryCustomizer<TomcatWebServerFactory> {

    @Override
    public void customize(TomcatWebServerFactory server) {
        server.setProtocol(HeadTimeoutProtocol.class.getName());
        TomcatProtocolHandlerCustomizer<HeadTimeoutProtocol> timeout = protocol -> protocol.setHeadTimeout(headTimeout);
        server.addProtocolHandlerCustomizers(timeout);
    }
}
