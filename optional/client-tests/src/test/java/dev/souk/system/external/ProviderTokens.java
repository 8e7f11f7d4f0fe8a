package dev.souk.system.external;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.attack.AttackReport;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What may be done in a system with the tokens of its provider.
 *
 * @param state the folder of the system
 */
record ProviderTokens(String issuer, RunningSouk souk, Path state) {

    /** As many as all attacks need. */
    static final int ATTACKERS = 40;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Of a system that is attacked. */
    static SoukOptions options(Path state) {
        return SoukOptions.isolated(SourceTree.containing(Path.of("")), state)
                .withEnvironment(Topology.GATEWAY.name(), "SOUK_GATEWAY_REQUEST_BODYTIMEOUT", "1s"); // many never end
    }

    /** But for the methods and paths that are left out. */
    void assertThatEachCredentialGetsWhatItsRowSays(AccessMatrix.Tokens tokens, Set<String> leftOut)
            throws IOException, ParseException, JOSEException {
        String keys = new SoukClient(issuer, TIMEOUT)
                .send(Call.get("/.well-known/openid-configuration"))
                .text("jwks_uri");
        AccessMatrix.Result result = new AccessMatrix(souk.gateway(), URI.create(keys), tokens, leftOut).compare();

        System.out.printf(
                "%s: %s cells, %s deviations%n",
                issuer, result.cells(), result.deviations().size());
        assertThat(result.deviations()).isEmpty();
    }

    /** With one token of each of the attackers. */
    void assertThatNoAttackGetsThrough(List<String> attackers) throws IOException {
        AttackReport report = AttackReport.of(
                URI.create(souk.gateway()), List.of(state.resolve("logs")), attackers, TIMEOUT, _ -> {});

        report.lines().forEach(System.out::println);
        assertThat(report.through()).as("%s", report.lines()).isEmpty();
        assertThat(report.unanswered()).as("%s", report.lines()).isEmpty();
    }
}
