package dev.souk.grpc;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the gRPC server. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class GrpcServiceApplication {

    static void main(String[] arguments) {
        SpringApplication.run(GrpcServiceApplication.class, arguments);
    }
}
