package dev.souk.registry;

import java.io.Console;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.cloud.netflix.eureka.server.EnableEurekaServer;

/** Starts the Eureka server. Its settings are in {@code application.yml}. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableEurekaServer
public class RegistryServiceApplication {

    /** Starts the registry; {@code args} are Spring Boot properties. */
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(RegistryServiceApplication.class);
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
