package dev.souk.registry.security;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Who is known to the registry.
 *
 * @param passwords the password of each account by its name: the name of a service, {@code operator}, or
 *     {@code registry-service} for other registries; generated, of at least 24 characters. Without any, the registry
 *     refuses everybody
 * @param hostnames the names under which callers reach the registry; it answers under an IP address, too, but not under
 *     the name of another site
 */
@ConfigurationProperties("souk.registry")
record RegistryAccountsProperties(
        @DefaultValue Map<String, String> passwords,
        @DefaultValue("localhost") List<String> hostnames) {

    static final String OPERATOR = "operator";
    static final String PEER = "registry-service";

    private static final int MINIMUM_PASSWORD_LENGTH = 24;

    /** A hash of one iteration resists guessing only if the password is long and random. */
    RegistryAccountsProperties {
        passwords.forEach((account, password) -> {
            if (password.length() < MINIMUM_PASSWORD_LENGTH) {
                throw new IllegalArgumentException("souk.registry.passwords.%s is shorter than %s characters"
                        .formatted(account, MINIMUM_PASSWORD_LENGTH));
            }
        });
    }

    List<UserDetails> accounts(PasswordEncoder encoder) {
        return passwords.entrySet().stream()
                .map(account -> User.withUsername(account.getKey())
                        .password(encoder.encode(account.getValue()))
                        .roles(role(account.getKey()))
                        .build())
                .toList();
    }

    private static String role(String account) {
        return switch (account) {
            case OPERATOR -> "OPERATOR";
            case PEER -> "PEER";
            default -> "SERVICE";
        };
    }

    /** Without the passwords, which must not be logged. */
    @Override
    public String toString() {
        return "accounts %s, host names %s".formatted(passwords.keySet(), hostnames);
    }
}
