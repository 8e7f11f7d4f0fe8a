package dev.souk.launcher.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.console.topics.BrokerLogin;
import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.kafka.BrokerApplication;
import dev.souk.launcher.kafka.KafkaServer;
import dev.souk.launcher.postgres.PostgresBinaries;
import dev.souk.launcher.postgres.PostgresServer;
import dev.souk.launcher.prepare.Preparation;
import dev.souk.launcher.supervision.ManagedProcess;
import dev.souk.launcher.supervision.ProcessGroup;
import dev.souk.launcher.supervision.Servers;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Ports;
import dev.souk.launcher.topology.Proxies;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.LogTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL and Kafka, without the services: started once, since no test depends on what the others write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServersIT {

    private final StateFolder state;
    private final Ports ports = Ports.anyFree(RandomGenerator.getDefault());
    private final Deployment deployment = Deployment.of(Map.of(), ports, false);
    private final ProcessEnvironment environment;
    private final Servers servers;
    private final BrokerClients broker;
    private ProcessGroup group;

    ServersIT(@TempDir Path temporary) {
        state = new StateFolder(temporary.resolve(".souk"));
        state.open();
        environment = new ProcessEnvironment(
                deployment, Proxies.open(List.of()), AdminAccount.of(state), new Secrets(state), List.of(), 0, null);
        SourceTree source = SourceTree.containing(Path.of(""));
        new ServiceSecrets(new Secrets(state))
                .create(SoukOptions.isolated(source, state.path()).with(OptionalPart.STATISTICS));
        var kafka = BrokerApplication.of(source, state);
        new Preparation(source, _ -> {}).ensure(List.of(PostgresBinaries.of(source), kafka));
        servers = new Servers(
                Map.of(
                        ProcessType.POSTGRES,
                        new PostgresServer(source, PostgresBinaries.of(source), state, null),
                        ProcessType.KAFKA,
                        new KafkaServer(kafka, state, ports.free(), Map.of(), null)),
                state);
        broker = new BrokerClients(environment.kafka(), new Secrets(state));
        group = group();
        group.start();
    }

    /** For a test that follows one that failed while the servers were down. */
    @BeforeEach
    void startAgain() {
        group.all().stream().filter(server -> !server.isAlive()).forEach(ManagedProcess::start);
    }

    @AfterAll
    void end() {
        group.shutDown();
    }

    @Test
    void dataSurviveAStop() throws SQLException, ExecutionException, InterruptedException {
        writeSomething("stopped");
        List<ProcessHandle> processes = processes();

        group.shutDown();
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        group = group();
        group.start();

        assertItIsThere("stopped");
    }

    @Test
    void aStopIsNoErrorForSessionsWhoseClientsHaveJustEnded() throws SQLException {
        LogTail log = LogTail.fromNow(state.log("postgres").path());
        var open = new ArrayList<Connection>();
        for (int session = 0; session < 20; session++) {
            open.add(connectAsOwner());
        }
        for (Connection connection : open) {
            connection.close();
        }

        group.shutDown();

        assertThat(String.join("\n", log.more()))
                .contains("received smart shutdown request", "database system is shut down")
                .doesNotContain("terminating connection");
        group = group();
        group.start();
    }

    @Test
    void aStopEndsTheSessionOfAClientThatStays() throws SQLException {
        try (Connection open = connectAsOwner()) {
            List<ProcessHandle> processes = processes();

            group.shutDown();

            assertThat(processes).noneMatch(ProcessHandle::isAlive);
            assertThat(open.isValid(1)).isFalse();
        }
        group = group();
        group.start();
    }

    @Test
    void dataSurviveAKill() throws SQLException, ExecutionException, InterruptedException {
        writeSomething("killed");

        group.all().forEach(ManagedProcess::kill);
        group.all().forEach(ManagedProcess::start);

        assertItIsThere("killed");
    }

    @Test
    void aRoleCanConnectToItsOwnDatabaseOnly() throws SQLException {
        try (Connection own = connect("souk_user")) {
            assertThat(own.isValid(10)).isTrue();
        }
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connect("souk_order").close())
                .withMessageContaining("no pg_hba.conf entry");
    }

    @Test
    void nobodyConnectsWithoutThePasswordNotEvenTheSuperuser() {
        for (String role : List.of("souk_user", "souk_user_owner", "postgres")) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(environment.jdbcUrl("souk_user"), role, role)
                            .close())
                    .withMessageContaining("password authentication failed");
        }
    }

    @Test
    void theRoleOfAServiceCannotCreateATable() throws SQLException {
        try (Connection own = connect("souk_user");
                var statement = own.createStatement()) {
            for (String what : List.of("table", "temporary table")) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> statement.execute("create " + what + " mine (id int)"))
                        .withMessageContaining("permission denied");
            }
        }
    }

    /** macOS before 15, for one, has no locale C.UTF-8. */
    @Test
    void aDatabaseNeedsNoLocaleOfTheSystem() throws SQLException {
        try (Connection own = connect("souk_user");
                var statement = own.createStatement();
                var database = statement.executeQuery("select datctype, datlocale from pg_database"
                        + " where datname = current_database() and datlocprovider = 'b'")) {
            assertThat(database.next()).isTrue();
            assertThat(database.getString(1)).isEqualTo("C");
            assertThat(database.getString(2)).isEqualTo("C.UTF-8");
        }
    }

    @Test
    void theLogOfTheServerHasNoValuesOfARow() throws SQLException {
        try (Connection own = connectAsOwner();
                var statement = own.createStatement()) {
            statement.execute("create table account (email text check (email like '%@%'))");
            try (var insert = own.prepareStatement("insert into account values (?)")) {
                insert.setString(1, "ada.lovelace");
                assertThatExceptionOfType(SQLException.class).isThrownBy(insert::execute);
            }
        }

        assertThat(state.log("postgres").path())
                .content()
                .contains("violates check constraint")
                .doesNotContain("ada.lovelace");
    }

    @Test
    void theDatabaseOfANewServiceIsCreatedAtTheNextStart() throws SQLException, IOException {
        try (Connection all = DriverManager.getConnection(
                        environment.jdbcUrl("postgres"), "postgres", new Secrets(state).ofSuperuser());
                var statement = all.createStatement()) {
            statement.execute("DROP DATABASE souk_order");
            statement.execute("DROP ROLE souk_order, souk_order_owner");
        }
        group.shutDown();
        Files.writeString(state.postgres().resolve("souk_databases"), "souk_user\n");

        group = group();
        group.start();

        try (Connection own = DriverManager.getConnection(
                environment.jdbcUrl("souk_order"), "souk_order", new Secrets(state).ofDatabase("order-service"))) {
            assertThat(own.isValid(10)).isTrue();
        }
    }

    @Test
    void theBrokerRefusesWhoDoesNotLogIn() {
        Map<String, Object> nobody =
                new HashMap<>(BrokerLogin.anonymous(environment.kafka()).settings());
        nobody.put("default.api.timeout.ms", 5_000);
        nobody.put("request.timeout.ms", 2_000);
        Map<String, Object> guessed =
                new BrokerLogin(environment.kafka(), "order-service", "order-service", null).settings();

        assertThat(broker.refusal(nobody)).isInstanceOf(TimeoutException.class);
        assertThat(broker.refusal(guessed)).isInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    void aServiceWritesItsOwnTopicsOnly() {
        broker.createTopics();

        assertThat(broker.write("order-service", "souk.orders")).isNull();
        assertThat(broker.write("cart-service", "souk.orders.cart-service.dlt")).isNull();
        assertThat(broker.write("order-service", "souk.payments")).isInstanceOf(TopicAuthorizationException.class);
        assertThat(broker.write("cart-service", "souk.users")).isInstanceOf(TopicAuthorizationException.class);
        assertThat(broker.write("order-service", "souk.orders.order-service.dlt"))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThat(broker.write("user-service", "souk.users.cart-service.dlt"))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void aServiceReadsWhatItConsumesInItsOwnGroupOnly() {
        broker.createTopics();
        assertThat(broker.write("user-service", "souk.users")).isNull();

        assertThat(broker.read("cart-service", "souk.users", "cart-service")).isPositive();
        assertThatExceptionOfType(GroupAuthorizationException.class)
                .isThrownBy(() -> broker.read("cart-service", "souk.users", "order-service"));
        assertThatExceptionOfType(TopicAuthorizationException.class)
                .isThrownBy(() -> broker.read("cart-service", "souk.payments", "cart-service"));
    }

    @Test
    void anExternalServiceReadsInGroupsOfItsNameAndWritesNothing() {
        broker.createTopics();
        assertThat(broker.write("user-service", "souk.users")).isNull();

        assertThat(broker.read("statistics-service", "souk.users", "statistics-service.1"))
                .isPositive();
        assertThatExceptionOfType(GroupAuthorizationException.class)
                .isThrownBy(() -> broker.read("statistics-service", "souk.users", "cart-service"));
        assertThatExceptionOfType(TopicAuthorizationException.class)
                .isThrownBy(() -> broker.read("statistics-service", "souk.payments", "statistics-service.1"));
        assertThat(broker.write("statistics-service", "souk.users"))
                .as("an idempotent producer needs a topic that it may write")
                .isInstanceOf(ClusterAuthorizationException.class);
    }

    @Test
    void withoutItsPartAnExternalServiceHasNoAccount() {
        var secrets = new Secrets(state);
        var options = SoukOptions.isolated(SourceTree.containing(Path.of("")), state.path());
        Map<String, Object> login = new BrokerLogin(
                        environment.kafka(), "statistics-service", secrets.ofBroker("statistics-service"), null)
                .settings();
        assertThat(broker.refusal(login)).isNull();

        restart(options);
        assertThat(broker.refusal(login)).isInstanceOf(SaslAuthenticationException.class);
        assertThat(secrets.folder("registry-service").resolve("souk.registry.passwords.statistics-service"))
                .doesNotExist();

        restart(options.with(OptionalPart.STATISTICS));
        new ServiceSecrets(secrets).create(options); // at a start that ends before the broker runs
        restart(options.with(OptionalPart.STATISTICS));
        assertThat(broker.attempt(
                        "statistics-service", admin -> admin.listTopics().names()))
                .isNull();
    }

    private void restart(SoukOptions options) {
        group.shutDown();
        new ServiceSecrets(new Secrets(state)).create(options);
        group = group();
        group.start();
    }

    @Test
    void aServiceCannotAdministerTheBroker() {
        broker.createTopics();

        assertThat(broker.attempt(
                        "order-service",
                        admin -> admin.deleteTopics(List.of("souk.orders")).all()))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThat(broker.attempt(
                        "order-service",
                        admin -> admin.createAcls(List.of(broker.anything())).all()))
                .isInstanceOf(ClusterAuthorizationException.class);
        assertThat(broker.attempt(
                        "order-service",
                        admin -> admin.createTopics(List.of(new NewTopic("souk.more", 1, (short) 1)))
                                .all()))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void aServiceThatIsAddedGetsAnAccountWithItsRightsAtTheNextStart() throws Exception {
        try (Admin admin = admin()) {
            admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get();
        }
        group.shutDown();
        Files.writeString(state.kafka().resolve("souk_access"), "rules of a smaller topology");
        Files.delete(new Secrets(state).folder("cart-service").resolve("souk.kafka.password"));

        group = group();
        group.start();

        broker.createTopics();
        assertThat(broker.write("cart-service", "souk.stock")).isNull();
    }

    @Test
    void aSuspendedServerAnswersAfterItIsContinued() throws SQLException {
        String url = environment.jdbcUrl("souk_user") + "?loginTimeout=1";

        group.eachRunning("postgres", ChildProcess::pause);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(url, "souk_user", password())
                        .close());
        group.resume("postgres");

        connect("souk_user").close();
    }

    private void writeSomething(String name) throws SQLException, ExecutionException, InterruptedException {
        try (Connection database = connectAsOwner();
                var statement = database.createStatement()) {
            statement.execute("CREATE TABLE " + name + " AS SELECT 42 AS response");
        }
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic("souk." + name, 4, (short) 1)))
                    .all()
                    .get();
        }
    }

    private void assertItIsThere(String name) throws SQLException, ExecutionException, InterruptedException {
        try (Connection database = connectAsOwner();
                var statement = database.createStatement();
                var rows = statement.executeQuery("SELECT response FROM " + name)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
        try (Admin admin = admin()) {
            assertThat(admin.listTopics().names().get()).contains("souk." + name);
        }
    }

    /** As the role of user-service. */
    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(environment.jdbcUrl(database), "souk_user", password());
    }

    /** As the role that owns the database of user-service. */
    private Connection connectAsOwner() throws SQLException {
        String password = new Secrets(state).ofOwner("user-service");
        return DriverManager.getConnection(environment.jdbcUrl("souk_user"), "souk_user_owner", password);
    }

    private String password() {
        return new Secrets(state).ofDatabase("user-service");
    }

    private Admin admin() {
        return Admin.create(broker.of("operator"));
    }

    private List<ProcessHandle> processes() {
        return group.all().stream()
                .map(process -> process.status(false, OptionalInt.empty(), false))
                .flatMap(status -> ProcessHandle.of(Objects.requireNonNull(status.pid())).stream())
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                .toList();
    }

    private ProcessGroup group() {
        return new ProcessGroup(
                List.of(process(deployment.first(Topology.POSTGRES)), process(deployment.first(Topology.KAFKA))),
                false);
    }

    private ManagedProcess process(Instance instance) {
        return new ManagedProcess(instance, servers, _ -> {}, null);
    }
}
