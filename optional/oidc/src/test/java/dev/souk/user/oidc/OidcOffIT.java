package dev.souk.user.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/** Without the profile, but with the jars on the class path, as in an image that is built for both. */
@SoukTest
class OidcOffIT {

    private final ApplicationContext context;
    private final TestApi api;
    private final JdbcClient jdbc;

    OidcOffIT(ApplicationContext context, TestApi api, JdbcClient jdbc) {
        this.context = context;
        this.api = api;
        this.jdbc = jdbc;
    }

    /** But for the auto-configuration of the library with its settings, which nothing uses. */
    @Test
    void thereIsNoBeanOfIt() {
        assertThat(context.getBeanDefinitionNames())
                .filteredOn(name -> {
                    Class<?> type = context.getType(name);
                    return type != null
                            && type.getName()
                                    .matches("dev\\.souk\\.user\\.oidc\\..*|.*\\.oauth2\\.server\\.authorization\\..*"
                                            + "|org\\.springframework\\.session\\..*");
                })
                .extracting(name -> name.replaceFirst(".*\\.", ""))
                .containsExactlyInAnyOrder(
                        "OAuth2AuthorizationServerAutoConfiguration",
                        "OAuth2AuthorizationServerConfiguration",
                        "OAuth2AuthorizationServerJwtAutoConfiguration",
                        "OAuth2AuthorizationServerJwtAutoConfiguration$JwtDecoderConfiguration",
                        "OAuth2AuthorizationServerProperties",
                        "authorizationServerSettings");
        assertThat(context.getBeansOfType(SecurityFilterChain.class)).hasSize(1);
        assertThat(context.getBeansOfType(JwtDecoder.class)).hasSize(1);
    }

    /** The library of passkeys brings a converter for it. */
    @Test
    void cborIsNeitherReadNorWritten() {
        TestCustomer customer = TestCustomer.register(api);

        customer.client().with("Accept", "application/cbor").get("/users/me").expect(406);
        api.anonymous()
                .with("Content-Type", "application/cbor")
                .post("/users", "{}")
                .expect(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/oauth2/authorize", "/userinfo", "/.well-known/openid-configuration"})
    void itsPathsAreUnknown(String path) {
        api.anonymous().get(path).expect(401);
        api.admin().get(path).expect(404);
    }

    @Test
    void itsTablesAreEmpty() {
        TestCustomer customer = TestCustomer.register(api);
        customer.client().delete("/sessions").expect(204);
        customer.close();

        for (String table : new String[] {"oauth2_authorization", "spring_session", "user_credentials"}) {
            assertThat(jdbc.sql("select count(*) from " + table)
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }
}
