package dev.souk.config.server;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Changes of settings by the operator, as text. An instance of the service checks a change before it is stored; it asks
 * for that, as for what was stored, so that nobody has to find instances.
 */
@RestController
@RequestMapping("/admin/changes")
class ChangeController {

    private record Proposal(String text, CompletableFuture<String> verdict) {}

    private static final int SECONDS_FOR_VERDICT = 3;

    /** What a properties file would have to escape: Spring Cloud Config does not, and reads Latin-1. */
    private static final Pattern UNREADABLE = Pattern.compile("[^ -~\r\n]|\\\\");

    private final Map<String, Proposal> proposals = new ConcurrentHashMap<>();
    private final SettingsRepository repository;
    private final byte[] authorization;

    ChangeController(SettingsRepository repository, @Value("${souk.config.operator-password}") String password) {
        this.repository = repository;
        this.authorization = ("Bearer " + password).getBytes(StandardCharsets.UTF_8);
    }

    @GetMapping
    String history(@RequestHeader HttpHeaders headers) throws GitAPIException {
        requireOperator(headers);
        return repository.history();
    }

    /** Sets properties, in the format of a file of them; one without a value is not set any more. */
    @PostMapping("/{service:[a-z-]+}")
    synchronized String change(
            @PathVariable String service,
            @RequestParam String by,
            @RequestBody String properties,
            @RequestHeader HttpHeaders headers)
            throws GitAPIException, IOException {
        requireOperator(headers);
        if (UNREADABLE.matcher(properties).find()) {
            throw new ResponseStatusException(
                    HttpStatus.UNPROCESSABLE_CONTENT, "refused: a setting is one line of ASCII without a backslash");
        }
        var wanted = new Properties();
        wanted.load(new StringReader(properties));
        SortedMap<String, String> settings = repository.settings(service, "HEAD");
        wanted.forEach((name, value) -> settings.put(name.toString(), value.toString()));
        settings.values().removeIf(String::isEmpty);
        return store(service, settings, by);
    }

    /** Back to the settings that the service had before a change. */
    @PostMapping("/{commit}/undone")
    synchronized String undo(@PathVariable String commit, @RequestParam String by, @RequestHeader HttpHeaders headers)
            throws GitAPIException, IOException {
        requireOperator(headers);
        String service = repository.serviceOf(commit);
        if (service == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No commit " + commit + " has changed a setting.");
        }
        return store(service, repository.settings(service, commit + "^"), by);
    }

    private String store(String service, SortedMap<String, String> settings, String by)
            throws GitAPIException, IOException {
        SortedMap<String, String> before = repository.settings(service, "HEAD");
        var changed = new TreeSet<>(before.keySet());
        changed.addAll(settings.keySet());
        changed.removeIf(name -> String.valueOf(settings.get(name)).equals(String.valueOf(before.get(name))));
        if (changed.isEmpty()) {
            return "Nothing changes.";
        }
        String verdict = verdict(service, String.join(" ", changed) + "\n" + SettingsRepository.text(settings));
        if (verdict.startsWith("refused")) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, verdict);
        }
        String what = changed.stream()
                .map(name -> settings.containsKey(name) ? name + "=" + settings.get(name) : name + " not set")
                .collect(Collectors.joining(", "));
        return "Stored as %s.\n%s".formatted(repository.store(service, settings, by, what), verdict);
    }

    private String verdict(String service, String text) {
        var proposal = new Proposal(text, new CompletableFuture<>());
        proposals.put(service, proposal);
        String verdict = proposal.verdict()
                .completeOnTimeout("", SECONDS_FOR_VERDICT, TimeUnit.SECONDS)
                .join();
        proposals.remove(service);
        if (verdict.isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE, "No instance of " + service + " checks it.");
        }
        return verdict;
    }

    /** For services, which need no account. */
    @Bean
    RouterFunction<ServerResponse> ofServices() {
        return RouterFunctions.route()
                .GET(
                        "/changes/{service}/news",
                        request -> ServerResponse.ok().body(news(request.pathVariable("service"))))
                .POST("/changes/{service}/verdict", request -> {
                    int hash = request.param("of").map(Integer::parseInt).orElse(0);
                    reply(request.pathVariable("service"), hash, request.body(String.class));
                    return ServerResponse.ok().build();
                })
                .build();
    }

    /** The latest commit, and a proposal to reply to, if there is one. */
    private String news(String service) throws IOException {
        Proposal proposal = proposals.get(service);
        return repository.head() + (proposal == null ? "" : "\n" + proposal.text());
    }

    /** Unless the proposal is another one by now. */
    private void reply(String service, int hash, String verdict) {
        Proposal proposal = proposals.get(service);
        if (proposal != null && proposal.text().hashCode() == hash) {
            proposal.verdict().complete(verdict);
        }
    }

    private void requireOperator(HttpHeaders headers) {
        String given = String.valueOf(headers.getFirst(HttpHeaders.AUTHORIZATION));
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization)) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "This is for the operator.");
        }
    }
}
