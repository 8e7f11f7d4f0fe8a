package dev.souk.launcher.fetched;

import dev.souk.launcher.supervision.Server;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Keycloak from Maven Central, with the realm of {@code ops/keycloak}: a provider that is not the shop's. It stores
 * everything in memory, so that each start has the realm as it is in the file.
 *
 * @param shop the address at which browsers call the shop, to which the realm sends them back
 */
public record KeycloakServer(FetchedServer files, String shop) implements Server {

    private static final String REALM = "souk-realm.json";
    private static final String SHOP_IN_REALM = "http://localhost:8080";

    /** The address of the realm, as tokens name it. */
    private static String issuer(Instance instance) {
        return "http://localhost:%s/realms/souk".formatted(instance.port());
    }

    /** What each service is started with; the secret is that of the realm's client for the shop page. */
    public static Map<String, String> variables(Instance instance) {
        return Map.of(
                "SOUK_TOKEN_PROVIDER_ISSUER", issuer(instance),
                "SOUK_TOKEN_PROVIDER_ROLESCLAIM", "realm_access.roles",
                "SOUK_BFF_CLIENTSECRET", "the-shop-page-in-this-realm-of-one-machine");
    }

    /** What is fetched first. */
    public static FetchedServer fetched(SourceTree source, StateFolder state) {
        return FetchedServer.of(
                source, state, "Keycloak", "org.keycloak:keycloak-quarkus-dist:${keycloak.version}:zip", "**");
    }

    @Override
    public ChildProcess start(Instance instance) throws IOException {
        Path home = files.find("keycloak-");
        Path realm = files.source().root().resolve("ops/keycloak").resolve(REALM);
        Path imported = Files.createDirectories(home.resolve("data/import")).resolve(REALM);
        Files.writeString(imported, Files.readString(realm).replace(SHOP_IN_REALM, shop));
        var words = List.of(
                home.resolve(OperatingSystem.isWindows() ? "bin/kc.bat" : "bin/kc.sh")
                        .toString(),
                "start-dev",
                "--import-realm",
                "--db=dev-mem",
                "--http-host=127.0.0.1",
                "--http-port=" + instance.port());
        Map<String, String> variables = Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_OPTS_APPEND",
                "-XX:TieredStopAtLevel=1 -Djava.io.tmpdir=."); // starts sooner; leaves nothing elsewhere when killed
        return new Command(words, home, variables, files.state().log(instance.name())).start();
    }

    /** Whether it has the realm. */
    @Override
    public boolean isReady(Instance instance) {
        return SoukClient.status(issuer(instance) + "/.well-known/openid-configuration") == 200;
    }
}
