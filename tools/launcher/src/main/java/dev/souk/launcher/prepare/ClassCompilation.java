package dev.souk.launcher.prepare;

import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.Jvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One run of javac over the modules of a service that have changed since it was packaged, and those that use them. */
record ClassCompilation(ServiceSources sources, BootApplication packaged, LogFile log) {

    void run(Instant begin) throws IOException {
        packaged.extract();
        var result = CompiledClasses.at(packaged, begin);
        StateFolder.delete(result.folder());
        List<SourceModule> changed = changedModules();
        List<Path> libraries = packaged.libraries().stream()
                .filter(library -> changed.stream().noneMatch(module -> isJarOf(module, library)))
                .toList();
        Path classes = Files.createDirectories(result.folder().resolve("classes"));
        compile(changed, classes, libraries);
        var classPath = new ArrayList<>(List.of(classes));
        for (SourceModule module : changed) {
            classPath.add(copyResources(module, result.folder()));
        }
        classPath.addAll(libraries);
        result.complete(classPath, begin);
    }

    /** All from the first changed one on: a module may use each of those before it. */
    private List<SourceModule> changedModules() {
        return sources.modules().stream()
                .dropWhile(module -> !isService(module) && !module.lastChange().isAfter(packaged.builtAt()))
                .toList();
    }

    private boolean isService(SourceModule module) {
        return module.folder().endsWith(sources.service());
    }

    private static boolean isJarOf(SourceModule module, Path library) {
        String name = module.folder().getFileName().toString();
        return library.getFileName().toString().matches("common-%s-\\d.*\\.jar".formatted(name));
    }

    private void compile(List<SourceModule> modules, Path classes, List<Path> libraries) throws IOException {
        String classPath = libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        var arguments = new ArrayList<>(
                List.of("-proc:none", "-nowarn", "-parameters", "-g", "-d", quoted(classes), "-cp", quoted(classPath)));
        modules.stream()
                .flatMap(module -> module.javaFiles().stream())
                .map(ClassCompilation::quoted)
                .forEach(arguments::add);
        Path file = Files.write(classes.resolveSibling("javac"), arguments);
        new Command(Jvm.compiler(file), classes, Map.of(), log).run("Compiling " + sources.service(), "");
    }

    private static String quoted(Object word) {
        return '"' + word.toString().replace("\\", "\\\\") + '"';
    }

    private Path copyResources(SourceModule module, Path folder) throws IOException {
        Path target = Files.createDirectories(
                folder.resolve(module.folder().getFileName().toString()));
        var copy = new ResourceCopy(sources.tree(), target);
        copy.copy(module);
        if (isService(module)) {
            copy.copyGenerated(packaged.extractedJar());
        }
        return target;
    }
}
