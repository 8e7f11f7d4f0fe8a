package dev.souk.user.password;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The encoding of passwords. The prefix of a stored hash names its encoding; to change it, add an encoder here and make
 * its id the first argument. Hashes of an older encoding, or of a lower cost, are replaced at the next login.
 */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

    private static final String ID = "bcrypt-hmac-sha256";

    @Bean
    static PasswordEncoder passwordEncoder(PasswordProperties properties) {
        var current = new HmacBcryptPasswordEncoder(properties.bcryptStrength());
        var encoder = new DelegatingPasswordEncoder(ID, Map.of(ID, current));
        encoder.setDefaultPasswordEncoderForMatches(current); // a hash without a known prefix matches nothing
        return encoder;
    }
}
