package dev.souk.system.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.chaos.SkewedClock;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.IOUtils;

/**
 * Clock skew: the second instance of each service has a clock that is up to 40 s behind or 45 s ahead. Tokens live
 * longer, and are validated by the clock of the machine, which may differ by 5 s.
 */
final class ClockSkew {

    private static final String IMPORTS =
            "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";
    private static final List<String> OFFSETS = List.of("-PT40S", "PT45S", "-PT25S");

    private ClockSkew() {}

    /** The same system with two instances of every service, of which the second has a skewed clock. */
    static SoukOptions ofSecondInstances(SoukOptions options) {
        Path jar = options.state().resolve("run/skewed-clock.jar"); // which a state folder may have before its start
        write(jar);
        SoukOptions skewed = options;
        List<ServiceDefinition> services =
                Topology.services().stream().filter(ServiceDefinition::scales).toList();
        for (int i = 0; i < services.size(); i++) {
            String second = services.get(i).nameOf(2);
            skewed = skewed.with(services.get(i).name(), 2)
                    .withJars(second, List.of(jar))
                    .withEnvironment(second, SkewedClock.VARIABLE, OFFSETS.get(i % OFFSETS.size()));
        }
        return skewed;
    }

    private static void write(Path file) {
        String type = SkewedClock.class.getName();
        String code = type.replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(FileUtils.openOutputStream(file.toFile()))) {
            jar.putNextEntry(new JarEntry(IMPORTS));
            jar.write(type.getBytes(UTF_8));
            jar.putNextEntry(new JarEntry(code));
            jar.write(IOUtils.resourceToByteArray("/" + code));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
