package dev.souk.system.shared;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.demo.DemoScenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A system with several optional parts, for all classes of tests that leave it as it is. It is started for the first of
 * them, and stopped after all tests.
 *
 * @param page of another origin, which may call the gateway
 */
public record SharedSystem(RunningSouk souk, BrowserClient page, Path folder) implements AutoCloseable {

    /** A parameter of a test, or of its class, that is the shared system. */
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @ExtendWith(Resolver.class)
    public @interface Shared {}

    static final class Resolver implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.isAnnotated(Shared.class);
        }

        @Override
        public SharedSystem resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(SharedSystem.class))
                    .computeIfAbsent(SharedSystem.class, _ -> start(), SharedSystem.class);
        }
    }

    private static SharedSystem start() {
        try {
            Path folder = Files.createTempDirectory("souk-shared-");
            return start(BrowserClient.start(), folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Nothing of it remains if it does not start. */
    private static SharedSystem start(BrowserClient page, Path folder) throws IOException {
        SoukOptions options = SoukOptions.isolated(SourceTree.containing(Path.of("")), folder.resolve(".souk"))
                .with(OptionalPart.GRPC)
                .with(OptionalPart.STOREFRONT)
                .with(OptionalPart.OIDC)
                .withEnvironment(Topology.USERS.name(), "SOUK_OIDC_PASSKEYS", "true")
                .withEnvironment(Topology.GATEWAY.name(), "SOUK_GATEWAY_CORS_ALLOWEDORIGINS", page.origin());
        try {
            var system = new SharedSystem(Souk.LAUNCHER.launch(options, _ -> {}), page, folder);
            new DemoScenario(system.souk.gateway()).run(); // repeats calls to services that have just started
            return system;
        } catch (RuntimeException failed) {
            page.close();
            StateFolder.delete(folder);
            throw failed;
        }
    }

    @Override
    public void close() throws IOException {
        try (page) {
            souk.close();
        }
        StateFolder.delete(folder);
    }
}
