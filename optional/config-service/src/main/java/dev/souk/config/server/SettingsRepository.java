package dev.souk.config.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The settings of all services in Git: a file for each, a commit for each change. */
@Component
class SettingsRepository implements AutoCloseable {

    private static final int SHOWN = 30;
    private static final int ABBREVIATED = 10;
    private static final List<String> LOCKS = List.of("index.lock", "HEAD.lock", "refs/heads/main.lock");
    private static final JsonMapper JSON = new JsonMapper();

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
            store("no-service", new TreeMap<>(), "config-service", "no settings");
        }
    }

    /** Those of a service as they were then; empty if nobody had ever changed one. */
    Optional<NavigableMap<String, String>> settings(String service, String revision) {
        try {
            ObjectId file = git.getRepository().resolve("%s:%s.json".formatted(revision, service));
            return file == null
                    ? Optional.empty()
                    : Optional.of(JSON.readValue(git.getRepository().open(file).getBytes(), new TypeReference<>() {}));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Stores all settings of a service, and nothing else that is in the folder; returns the commit. */
    String store(String service, NavigableMap<String, String> settings, String by, String what) throws GitAPIException {
        String file = service + ".json";
        JSON.writerWithDefaultPrettyPrinter().writeValue(folder.resolve(file), settings);
        git.add().addFilepattern(file).call();
        return git.commit()
                .setOnly(file)
                .setAuthor(by, "")
                .setCommitter(by, "")
                .setMessage(service + ": " + what)
                .setSign(false)
                .setNoVerify(true)
                .call()
                .abbreviate(ABBREVIATED)
                .name();
    }

    /** The service that a commit has changed; none if there is no such commit. */
    String serviceOf(String commit) {
        try {
            ObjectId id = git.getRepository().resolve(commit + "^{commit}");
            return id == null
                    ? ""
                    : git.getRepository().parseCommit(id).getShortMessage().split(":", 2)[0];
        } catch (IOException | RevisionSyntaxException noCommit) {
            return "";
        }
    }

    /** A line for each commit, the latest first: its name, when, who and what. */
    String history() throws GitAPIException {
        var lines = new StringBuilder();
        for (RevCommit commit : git.log().setMaxCount(SHOWN).call()) {
            String name = commit.abbreviate(ABBREVIATED).name();
            var author = commit.getAuthorIdent();
            lines.append("%s  %s  %s  %s\n"
                    .formatted(name, author.getWhenAsInstant(), author.getName(), commit.getShortMessage()));
        }
        return lines.toString();
    }

    @Override
    public void close() {
        git.close();
    }
}
