package dev.souk.launcher.cli;

import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Loads all classes of the launcher, because a build may replace its jar while it runs. */
final class ClassPreloader {

    private ClassPreloader() {}

    /** Those in the jar; none if it is a folder, or is being replaced. */
    static void loadAll(String jar) {
        try (var zip = new ZipFile(jar)) {
            zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("dev/souk/") && name.endsWith(".class"))
                    .forEach(ClassPreloader::load);
        } catch (IOException unreadable) {
            // What is missing later is reported then.
        }
    }

    private static void load(String file) {
        String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        try {
            Class.forName(name, false, ClassPreloader.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError ofAnotherBuild) {
            // The jar was replaced since this launcher has begun; the class is none of its own.
        }
    }
}
