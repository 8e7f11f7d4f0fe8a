package dev.souk.registry.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RegistryAccountsPropertiesTest {

    private static final String GENERATED = "c29tZSBnZW5lcmF0ZWQgcGFzc3dvcmQh";

    @Test
    void aPasswordIsBoundToTheNameOfItsAccount() {
        var source = new MapConfigurationPropertySource(Map.of("souk.registry.passwords.user-service", GENERATED));

        var properties = new Binder(source).bindOrCreate("souk.registry", RegistryAccountsProperties.class);

        assertThat(properties.passwords()).containsOnlyKeys("user-service");
    }

    @Test
    void aPasswordThatSomebodyCouldGuessIsRefused() {
        assertThatThrownBy(() -> new RegistryAccountsProperties(Map.of("user-service", "secret"), List.of()))
                .hasMessageContaining("souk.registry.passwords.user-service")
                .hasMessageNotContaining("secret");
    }

    @Test
    void noPasswordIsPrinted() {
        assertThat(new RegistryAccountsProperties(Map.of("user-service", GENERATED), List.of()))
                .asString()
                .doesNotContain(GENERATED);
    }

    @Test
    void onlyTheOperatorIsAnOperator() {
        var properties =
                new RegistryAccountsProperties(Map.of("operator", GENERATED, "cart-service", GENERATED), List.of());

        assertThat(properties.accounts(RegistrySecurityConfiguration.passwordEncoder()))
                .hasSize(2)
                .allSatisfy(account -> {
                    String role = account.getUsername().equals("operator") ? "ROLE_OPERATOR" : "ROLE_SERVICE";
                    assertThat(account.getAuthorities()).singleElement().hasToString(role);
                    assertThat(account.getPassword()).doesNotContain(GENERATED);
                });
    }
}
