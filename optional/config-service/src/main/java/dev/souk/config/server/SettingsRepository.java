package dev.souk.config.server;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The settings of all services in Git: a file for each, a commit for each change. Spring Cloud Config clones it. */
@Component
class SettingsRepository implements AutoCloseable {

    private static final int LATEST = 30;
    private static final int ABBREVIATED = 10;
    private static final List<String> LOCKS = List.of("index.lock", "HEAD.lock", "refs/heads/main.lock");

    private final Path folder;
    private final Git git;

    SettingsRepository(@Value("${souk.config.folder}") Path folder) throws GitAPIException, IOException {
        this.folder = folder;
        for (String lock : LOCKS) { // of a process that was killed
            Files.deleteIfExists(folder.resolve(".git").resolve(lock));
        }
        this.git = Git.init()
                .setInitialBranch("main")
                .setDirectory(folder.toFile())
                .call();
        if (git.getRepository().resolve(Constants.HEAD) == null) {
            commit("config-service", "no settings");
        }
    }

    String head() throws IOException {
        return Objects.requireNonNull(git.getRepository().resolve(Constants.HEAD))
                .name();
    }

    /** Those of a service as they were then; none if it had none. */
    SortedMap<String, String> settings(String service, String revision) throws IOException {
        ObjectId file = git.getRepository().resolve(revision + ":" + service + ".properties");
        var properties = new Properties();
        if (file != null) {
            byte[] text = git.getRepository().open(file).getBytes();
            properties.load(new StringReader(new String(text, StandardCharsets.UTF_8)));
        }
        var settings = new TreeMap<String, String>();
        properties.forEach((name, value) -> settings.put(name.toString(), value.toString()));
        return settings;
    }

    /** Stores all settings of a service, and nothing that a failed commit has left; returns the commit. */
    String store(String service, Map<String, String> settings, String by, String what)
            throws GitAPIException, IOException {
        git.reset().setMode(ResetType.HARD).call();
        String file = service + ".properties";
        Files.writeString(folder.resolve(file), text(settings));
        git.add().addFilepattern(file).call();
        return commit(by, service + ": " + what);
    }

    static String text(Map<String, String> settings) {
        return settings.entrySet().stream().map(each -> each + "\n").collect(Collectors.joining());
    }

    private String commit(String by, String what) throws GitAPIException {
        var author = new PersonIdent(by, "");
        return abbreviated(git.commit()
                .setAuthor(author)
                .setCommitter(author)
                .setMessage(what)
                .setSign(false)
                .setNoVerify(true)
                .call());
    }

    private static String abbreviated(RevCommit commit) {
        return commit.name().substring(0, ABBREVIATED);
    }

    /** The service that a commit has changed; null if there is no such commit, or if it has changed none. */
    @Nullable
    String serviceOf(String commit) throws IOException {
        ObjectId id = git.getRepository().resolve(commit + "^{commit}");
        String what = id == null ? "" : git.getRepository().parseCommit(id).getShortMessage();
        return what.contains(":") ? what.substring(0, what.indexOf(':')) : null;
    }

    /** A line for each commit, the latest first: its name, when, who and what. */
    String history() throws GitAPIException {
        return StreamSupport.stream(git.log().setMaxCount(LATEST).call().spliterator(), false)
                .map(commit -> "%s  %s  %s  %s\n"
                        .formatted(
                                abbreviated(commit),
                                commit.getAuthorIdent().getWhenAsInstant(),
                                commit.getAuthorIdent().getName(),
                                commit.getShortMessage()))
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        git.close();
    }
}
