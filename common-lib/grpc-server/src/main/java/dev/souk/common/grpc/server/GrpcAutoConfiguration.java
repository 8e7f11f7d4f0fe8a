package dev.souk.common.grpc.server;

import dev.souk.common.audit.Audit;
import dev.souk.common.idempotency.IdempotentExecutions;
import dev.souk.common.loadbalancing.InstanceMetadata;
import dev.souk.common.web.concurrency.ConcurrencyLimit;
import dev.souk.common.web.problem.RequestValidator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerAutoConfiguration;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerExecutorProvider;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerProperties;
import org.springframework.cloud.netflix.eureka.serviceregistry.EurekaRegistration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.grpc.server.GlobalServerInterceptor;
import org.springframework.grpc.server.GrpcServerFactory;
import org.springframework.grpc.server.exception.GrpcExceptionHandler;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;
import org.springframework.validation.Validator;
import tools.jackson.databind.json.JsonMapper;

/** The gRPC edge of a service; {@link GrpcSecurityAutoConfiguration} has the tokens. */
@AutoConfiguration(before = GrpcServerAutoConfiguration.class)
@ConditionalOnBooleanProperty("spring.grpc.server.enabled")
class GrpcAutoConfiguration {

    /** Spring Security's own has no details. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    GrpcExceptionHandler problemExceptionHandler() {
        return new ProblemExceptionHandler();
    }

    /** Before the handler of exceptions, so that it sees the status. */
    @Bean
    @GlobalServerInterceptor
    @Order(Ordered.HIGHEST_PRECEDENCE)
    RejectionAuditInterceptor rejectionAuditInterceptor(Audit audit) {
        return new RejectionAuditInterceptor(audit);
    }

    /** After the token, and before everything else. */
    @Bean
    @GlobalServerInterceptor
    @Order(0)
    CallInterceptor callInterceptor(@Value("${server.tomcat.remoteip.internal-proxies:}") List<String> proxies) {
        return new CallInterceptor(new ClientAddress(proxies), System::nanoTime);
    }

    @Bean
    @GlobalServerInterceptor
    @Order(1)
    ConcurrencyInterceptor concurrencyInterceptor(ConcurrencyLimit limit) {
        return new ConcurrencyInterceptor(limit);
    }

    /** As for REST requests. */
    @Bean
    GrpcServerExecutorProvider virtualThreads() {
        Executor threads = new VirtualThreadTaskExecutor("grpc-");
        return () -> threads;
    }

    @Bean
    IdempotentCalls idempotentCalls(IdempotentExecutions executions, JsonMapper json) {
        return new IdempotentCalls(executions, json);
    }

    @Bean
    RequestValidator requestValidator(Validator validator) {
        return new RequestValidator(validator);
    }

    @Bean
    RegisteredGrpcPort registeredGrpcPort(ObjectProvider<EurekaRegistration> registration) {
        return new RegisteredGrpcPort(port -> registration.ifAvailable(instance -> instance.getApplicationInfoManager()
                .registerAppMetadata(Map.of(InstanceMetadata.GRPC_PORT, Integer.toString(port)))));
    }

    /** Instead of Spring Boot's bean of this name, which stops together with the deregistration. */
    @Bean
    GrpcServerLifecycle nettyGrpcServerLifecycle(
            GrpcServerFactory server, GrpcServerProperties properties, ApplicationEventPublisher events) {
        return new RegisteredGrpcServer(server, properties.getShutdown().getGracePeriod(), events);
    }
}
