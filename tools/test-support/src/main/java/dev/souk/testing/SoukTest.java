package dev.souk.testing;

import dev.souk.testing.infrastructure.InfrastructureInitializer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/**
 * Starts the service on a free port with a database of its own in a real PostgreSQL, a real Kafka broker, and tokens
 * that the test signs. No registry: a test that needs other services names them with
 * {@code spring.cloud.discovery.client.simple}. A test takes its beans in its constructor.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = InfrastructureInitializer.class)
@Import({TestTools.class, TestTokens.class})
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface SoukTest {}
