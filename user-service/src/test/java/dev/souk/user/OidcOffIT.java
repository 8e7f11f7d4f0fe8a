package dev.souk.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.SecurityFilterChain;

/** OpenID Connect is an optional part, of which this service has the tables alone. */
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
                .isEmpty();
        assertThat(context.getBeansOfType(SecurityFilterChain.class)).hasSize(1);
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
