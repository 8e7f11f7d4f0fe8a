package dev.souk.user.token;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SigningKeySourceTest {

    private final SigningKeySource keys = new SigningKeySource(
            new SigningKeyRepository(
                    JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://localhost:1/none"))),
            new SigningProperties(
                    Duration.ofMinutes(15), Duration.ofDays(30), Duration.ofMinutes(15), Duration.ofSeconds(30)));

    /** Any other exception would be taken for an invalid token: 401 for a valid one. */
    @Test
    void keysThatCannotBeReadAreAFailureOfTheSource() {
        JWKMatcher any = JWKMatcher.forJWSHeader(new JWSHeader(JWSAlgorithm.ES256));

        assertThatExceptionOfType(KeySourceException.class).isThrownBy(() -> keys.get(new JWKSelector(any), null));
    }
}
