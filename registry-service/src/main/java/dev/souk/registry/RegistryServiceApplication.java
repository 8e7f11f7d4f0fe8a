package dev.souk.registry;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.cloud.netflix.eureka.server.EnableEurekaServer;

/** Starts the Eureka server. Its settings are in {@code application.yml}. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableEurekaServer
public class RegistryServiceApplication {

    static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(RegistryServiceApplication.class);
        application.setDefaultProperties(consoleDefaults());
        application.run(arguments);
    }

    /** People read lines, machines read JSON: without a terminal the log is structured, unless configured otherwise. */
    @SuppressWarnings("SystemConsoleNull") // from JDK 25 on it is null without a terminal
    private static Map<String, Object> consoleDefaults() {
        return System.console() == null ? Map.of("logging.structured.format.console", "logstash") : Map.of();
    }
}
