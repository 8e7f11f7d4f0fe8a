package dev.souk.launcher.cli;

import dev.souk.launcher.scaffold.NewService;
import dev.souk.launcher.scaffold.Scaffold;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "new",
        description = "Adds a service to the source tree, with an entity, an endpoint, events and tests.")
final class NewCommand extends LauncherCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SERVICE", description = "One word in lower case, such as invoice-service.")
    private String name = "";

    @Override
    public Integer call() throws IOException {
        NewService service = NewService.named(name);
        List<Path> files = new Scaffold(global.source(), service).write();
        format(service);
        Path own = Path.of(service.service());
        files.stream()
                .filter(file -> !file.startsWith(own))
                .forEach(file -> global.out().println("  " + file));
        long written = files.stream().filter(file -> file.startsWith(own)).count();
        global.out()
                .printf(
                        "%1$s has %2$s files; it was added to the %3$s files above.%n"
                                + "`./mvnw -pl :%1$s -am verify` tests it. After `./souk up` it answers at /%4$s.%n",
                        service.service(), written, files.size() - written, service.plural());
        return 0;
    }

    /** Where lines break depends on the length of the names. */
    private void format(NewService service) {
        String modules = ":architecture-rules,:test-support,:launcher,:" + service.service();
        String words = "-B -ntp -q spotless:apply -pl " + modules;
        String what = "The files are written. Their formatting, `./mvnw spotless:apply`,";
        global.source().runMaven(what, global.state().log("prepare-new"), words.split(" "));
    }
}
