package dev.souk.user.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import dev.souk.user.oidc.OidcClient.Tokens;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a login costs the database; that of {@code POST /sessions} is in LoginStatementsIT. */
@OidcTest
class OidcStatementsIT {

    private final int port;
    private final TestApi api;
    private final OidcClient client;
    private final OidcClient program;
    private final Logger logger;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    OidcStatementsIT(@LocalServerPort int port, JdbcTemplate template) {
        this.port = port;
        this.api = new TestApi(() -> port, (_, _) -> "none");
        this.client = new OidcClient(new Browser(port));
        this.program = client.at(new Browser(port));
        this.logger = (Logger) LoggerFactory.getLogger(template.getClass());
    }

    /** Without what the first login of a process reads, the signing keys. */
    @BeforeEach
    void recordStatements() {
        client.at(new Browser(port)).logIn(TestCustomer.register(api));
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopRecording() {
        logger.setLevel(null);
        logger.detachAppender(log);
    }

    @Test
    void aLoginByThePageIsTwentyFourStatements() {
        TestCustomer customer = TestCustomer.register(api);

        assertThat(statementsOf(() -> program.exchange(client.codeAfterLogin(customer))))
                .hasSize(24);
    }

    @Test
    void aRefreshIsFiveStatements() {
        Tokens tokens = client.logIn(TestCustomer.register(api));

        assertThat(statementsOf(() -> program.refresh(tokens.refreshToken()))).hasSize(5);
    }

    private List<String> statementsOf(Runnable step) {
        logger.setLevel(Level.DEBUG);
        step.run();
        logger.setLevel(null);
        return log.list.stream()
                .filter(event -> event.getThreadName().startsWith("tomcat-handler-"))
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.startsWith("Executing prepared SQL statement"))
                .toList();
    }
}
