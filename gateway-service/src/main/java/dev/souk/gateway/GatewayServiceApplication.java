package dev.souk.gateway;

import java.io.Console;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the gateway. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class GatewayServiceApplication {

    /** Starts the gateway; {@code args} are Spring Boot properties. */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(GatewayServiceApplication.class);
        application.setDefaultProperties(consoleDefaults());
        application.run(args);
    }

    /** People read lines, machines read JSON: without a terminal the log is structured, unless configured otherwise. */
    private static Map<String, Object> consoleDefaults() {
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return terminal ? Map.of() : Map.of("logging.structured.format.console", "logstash");
    }
}
