package dev.souk.launcher.running;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a service process is started with.
 *
 * @param environment variables, by name
 * @param jars        further jars, which follow the application on its class path
 */
public record ProcessSettings(Map<String, String> environment, List<Path> jars) {

    /** The same with one more variable, or another value of it. */
    public ProcessSettings with(String variable, String value) {
        var changed = new HashMap<>(environment);
        changed.put(variable, value);
        return new ProcessSettings(Map.copyOf(changed), jars);
    }

    /** The same with one more jar. */
    public ProcessSettings withJar(Path jar) {
        return new ProcessSettings(
                environment,
                Stream.concat(jars.stream(), Stream.of(jar.toAbsolutePath())).toList());
    }
}
