package dev.souk.common.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.souk.testing.tls.TestAuthority;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cloud.netflix.eureka.http.EurekaClientHttpRequestFactorySupplier;

/** order-service calls cart-service at an address, with the bundle {@code cart-service}. */
class PeerBundleTest {

    private final TestAuthority authority = new TestAuthority();

    @TempDir
    private Path folder;

    private X509Bundle own = authority.issue("order-service");

    @BeforeEach
    void issueOwnCertificate() throws IOException {
        own = authority.issueTo(folder, "order-service");
    }

    @Test
    void theServiceThatIsMeantIsCalledAndSeesTheCertificateOfItsCaller() {
        calling(authority.context(authority.issue("cart-service")), (server, context) -> {
            get(server, context);
            assertThat(server.callers()).containsExactly(own.getCertificate());
        });
    }

    @Test
    void aServiceOfAnOptionalPartHasABundleToo() {
        run(bundles -> assertThat(bundles.getBundleNames()).contains("cart-service", "parcel-service"));
    }

    @Test
    void theCertificateOfAnotherServiceIsRefusedBeforeTheRequestIsSent() {
        assertRefused(authority.context(authority.issue("user-service")), "not for cart-service");
    }

    /** Whoever registers an address could have a certificate for it. */
    @Test
    void aCertificateForTheAddressIsRefused() {
        assertRefused(authority.context(authority.issue("localhost")), "not for cart-service");
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() {
        var rogue = new TestAuthority();
        assertRefused(rogue.context(rogue.issue("cart-service")), "signature check failed");
    }

    @Test
    void anExpiredCertificateIsRefused() {
        X509Bundle expired = authority.issue("cart-service", Instant.now().minusSeconds(60));
        assertRefused(authority.context(expired), "validity check failed");
    }

    @Test
    void theConnectionOfTheJdkRefusesTheCertificateOfAnotherServiceToo() {
        calling(authority.context(authority.issue("user-service")), (server, context) -> {
            var connection = (HttpsURLConnection) server.uri().toURL().openConnection();
            connection.setSSLSocketFactory(context.getSocketFactory());
            assertThatThrownBy(connection::getResponseCode).hasStackTraceContaining("not for cart-service");
            assertThat(server.callers()).isEmpty();
        });
    }

    @Test
    void aRenewedCertificateIsPresentedByTheSameClient() {
        calling(authority.context(authority.issue("cart-service")), (server, context) -> {
            context.getClientSessionContext().setSessionTimeout(1); // a resumed session presents none
            HttpClient client = client(context);
            get(server, client);
            X509Bundle renewed = authority.issueTo(folder, "order-service");

            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(() -> {
                get(server, client);
                assertThat(server.callers()).last().isEqualTo(renewed.getCertificate());
            });
        });
    }

    @Test
    void thereIsNoBundleForAnUnknownService() {
        run(bundles -> assertThatThrownBy(() -> bundles.getBundle("payment-service"))
                .isInstanceOf(NoSuchSslBundleException.class));
    }

    private void assertRefused(SSLContext server, String why) {
        calling(server, (instance, context) -> {
            assertThatThrownBy(() -> get(instance, context))
                    .isInstanceOf(SSLException.class)
                    .hasStackTraceContaining(why);
            assertThat(instance.callers()).isEmpty();
        });
    }

    private interface Calls {

        void run(TlsServer server, SSLContext ofBundle) throws Exception;
    }

    private void calling(SSLContext ofServer, Calls calls) {
        run(bundles -> {
            try (var server = new TlsServer(ofServer)) {
                calls.run(server, bundles.getBundle("cart-service").createSslContext());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private void run(Consumer<SslBundles> test) {
        new ApplicationContextRunner()
                .withClassLoader(new FilteredClassLoader(EurekaClientHttpRequestFactorySupplier.class))
                .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, TlsAutoConfiguration.class))
                .withPropertyValues(
                        "spring.profiles.active=tls",
                        "spring.ssl.bundle.pem.souk.reload-on-update=true",
                        "spring.ssl.bundle.pem.souk.keystore.certificate=" + folder.resolve("tls.crt"),
                        "spring.ssl.bundle.pem.souk.keystore.private-key=" + folder.resolve("tls.key"),
                        "spring.ssl.bundle.pem.souk.truststore.certificate=" + folder.resolve("ca.crt"),
                        "spring.ssl.bundle.watch.file.quiet-period=200ms",
                        "souk.tls.folder=" + folder,
                        "souk.tls.peers=cart-service,user-service",
                        "souk.tls.further-peers.parcels=parcel-service")
                .run(application -> test.accept(application.getBean(SslBundles.class)));
    }

    private static HttpClient client(SSLContext context) {
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static void get(TlsServer server, SSLContext context) throws IOException, InterruptedException {
        try (HttpClient client = client(context)) {
            get(server, client);
        }
    }

    private static void get(TlsServer server, HttpClient client) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.uri())
                .timeout(Duration.ofSeconds(5))
                .build();
        assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
    }
}
