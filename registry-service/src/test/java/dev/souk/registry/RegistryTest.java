package dev.souk.registry;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** Runs the registry with an account for each service that a test registers, all with the same password. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "souk.registry.passwords.operator=" + RegistryTest.PASSWORD,
            "souk.registry.passwords.user-service=" + RegistryTest.PASSWORD,
            "souk.registry.passwords.cart-service=" + RegistryTest.PASSWORD,
            "souk.registry.passwords.order-service=" + RegistryTest.PASSWORD,
            "souk.registry.passwords.gateway-service=" + RegistryTest.PASSWORD,
            "souk.registry.passwords.registry-service=" + RegistryTest.PASSWORD,
            "souk.registry.passwords.large-service=" + RegistryTest.PASSWORD
        })
@interface RegistryTest {

    String PASSWORD = "a-generated-password-of-a-test";
}
