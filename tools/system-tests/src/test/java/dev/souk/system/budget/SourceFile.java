package dev.souk.system.budget;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.souk.system.repository.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * A file of Java, as the compiler parses it.
 *
 * @param path from the root of the checkout
 * @param packageName with dots
 * @param imports the packages of what it imports
 * @param types the names of its top-level types
 * @param lines of the whole file
 * @param longestMethod in lines, from its signature to its closing brace
 */
record SourceFile(
        Path path, String packageName, Set<String> imports, List<String> types, int lines, int longestMethod) {

    /** All files of main code, also those of optional parts and of the lab. */
    static List<SourceFile> ofMainCode() {
        List<Path> paths = Repository.find(file -> file.toString().matches(".*/src/main/java/.*\\.java"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(paths));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<SourceFile> parsed = new ArrayList<>();
            task.parse().forEach(unit -> parsed.add(of(unit, positions)));
            return parsed;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Two modules may have types of one package. */
    String folder() {
        return String.valueOf(path.getParent());
    }

    private static SourceFile of(CompilationUnitTree unit, SourcePositions positions) {
        Path path = Path.of(unit.getSourceFile().toUri());
        return new SourceFile(
                Repository.ROOT.relativize(path),
                String.valueOf(unit.getPackageName()),
                unit.getImports().stream().map(SourceFile::packageOf).collect(Collectors.toSet()),
                unit.getTypeDecls().stream()
                        .filter(ClassTree.class::isInstance)
                        .map(type -> ((ClassTree) type).getSimpleName().toString())
                        .toList(),
                Math.toIntExact(Repository.read(path).lines().count()),
                longestMethod(unit, positions));
    }

    /** Packages have no capital letters here, types begin with one. */
    private static String packageOf(ImportTree imported) {
        return imported.getQualifiedIdentifier().toString().replaceFirst("\\.[A-Z].*", "");
    }

    private static int longestMethod(CompilationUnitTree unit, SourcePositions positions) {
        var lengths = new ArrayList<Integer>(List.of(0));
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
                long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
                lengths.add(Math.toIntExact(last - first + 1));
                return super.visitMethod(method, null);
            }
        }.scan(unit, null);
        return lengths.stream().max(Integer::compare).orElseThrow();
    }
}
