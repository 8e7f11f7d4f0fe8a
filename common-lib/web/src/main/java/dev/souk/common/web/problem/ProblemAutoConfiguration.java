package dev.souk.common.web.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/** Problems for every error of a service. */
@AutoConfiguration
@Import({ProblemHandler.class, ProblemWriter.class})
class ProblemAutoConfiguration {

    /** After Spring Boot has added its valve, so that this one is asked first. */
    @Bean
    @Order
    WebServerFactoryCustomizer<TomcatWebServerFactory> problemReportValve(ProblemWriter problems) {
        return server -> server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemReportValve(problems)));
    }
}
