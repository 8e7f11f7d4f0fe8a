package dev.souk.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each statement of a login is a transaction, and logins come in floods. */
@SoukTest
class LoginStatementsIT {

    private static final int MOST = 6;

    private final TestApi api;
    private final JdbcClient jdbc;
    private final Logger logger;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    LoginStatementsIT(TestApi api, JdbcTemplate template, JdbcClient jdbc) {
        this.logger = (Logger) LoggerFactory.getLogger(template.getClass());
        this.api = api;
        this.jdbc = jdbc;
    }

    /** Without what the first login of a process reads, the signing keys. */
    @BeforeEach
    void recordStatements() {
        login(TestCustomer.register(api));
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopRecording() {
        logger.setLevel(null);
        logger.detachAppender(log);
    }

    @Test
    void aLoginFromAKnownNetworkIsSixStatements() {
        assertThat(statementsOfLogin(TestCustomer.register(api))).hasSize(MOST);
    }

    @Test
    void aLoginFromANewNetworkIsSixStatements() {
        TestCustomer customer = TestCustomer.register(api);
        jdbc.sql("delete from known_network where account_id = :id")
                .param("id", customer.id())
                .update();

        assertThat(statementsOfLogin(customer)).hasSize(MOST);
        assertThat(networks(customer.id())).isOne();
    }

    private List<String> statementsOfLogin(TestCustomer customer) {
        logger.setLevel(Level.DEBUG);
        login(customer);
        logger.setLevel(null);
        return log.list.stream()
                .filter(event -> event.getThreadName().startsWith("tomcat-handler-"))
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.startsWith("Executing prepared SQL statement"))
                .toList();
    }

    private void login(TestCustomer customer) {
        api.anonymous()
                .post("/sessions", Map.of("email", customer.email(), "password", TestCustomer.PASSWORD))
                .expect(200);
    }

    private int networks(UUID account) {
        return jdbc.sql("select count(*) from known_network where account_id = :id")
                .param("id", account)
                .query(Integer.class)
                .single();
    }
}
