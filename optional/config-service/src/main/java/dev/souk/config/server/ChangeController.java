package dev.souk.config.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.config.environment.Environment;
import org.springframework.cloud.config.environment.PropertySource;
import org.springframework.cloud.config.server.environment.EnvironmentRepository;
import org.springframework.cloud.config.server.environment.NoSuchLabelException;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Changes of settings by the operator. An instance of the service checks a change before it is stored; it asks for
 * that, as for what was stored, so that nobody has to find instances.
 */
@RestController
@RequestMapping("/admin/changes")
class ChangeController {

    private record Proposal(Map<String, String> changes, CompletableFuture<String> verdict) {}

    private static final Proposal NONE = new Proposal(Map.of(), new CompletableFuture<>());
    private static final int SECONDS_FOR_VERDICT = 3;
    private static final int MAX_VERDICT = 64 * 1024;

    private final Map<String, Proposal> proposals = new ConcurrentHashMap<>();
    private final SettingsRepository repository;
    private final byte[] authorization;

    ChangeController(SettingsRepository repository, @Value("${souk.config.operator-password}") String password) {
        this.repository = repository;
        this.authorization = ("Bearer " + password).getBytes(StandardCharsets.UTF_8);
    }

    /** Before each change, and before the history is shown. */
    @ModelAttribute
    void requireOperator(@RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String given) {
        boolean isOperator = MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization);
        require(isOperator, HttpStatus.UNAUTHORIZED, "This is for the operator.");
    }

    @GetMapping
    String history() throws GitAPIException {
        return repository.history();
    }

    /** Sets properties; one without a value is not set any more. */
    @PostMapping("/{service:[a-z-]+}")
    synchronized String change(
            @PathVariable String service, @RequestParam String by, @RequestBody Map<String, String> properties)
            throws GitAPIException {
        return change(service, by, properties, "");
    }

    private String change(String service, String by, Map<String, String> properties, String unchecked)
            throws GitAPIException {
        require(!properties.containsValue(null), HttpStatus.BAD_REQUEST, "A setting is a text.");
        var settings = repository.settings(service, "HEAD").orElseGet(TreeMap::new);
        var changes = new TreeMap<>(properties);
        changes.entrySet().removeIf(each -> each.getValue().equals(settings.getOrDefault(each.getKey(), "")));
        if (changes.isEmpty()) {
            return "Nothing changes.";
        }
        String verdict = verdict(service, changes, unchecked);
        settings.putAll(changes);
        settings.values().removeIf(String::isEmpty);
        return "Stored as %s.\n%s".formatted(repository.store(service, settings, by, changes.toString()), verdict);
    }

    /** Sets what the service had before a change, also if it does not start since then. */
    @PostMapping("/{commit}/undone")
    synchronized String undo(@PathVariable String commit, @RequestParam String by) throws GitAPIException {
        String service = repository.serviceOf(commit);
        require(!service.isEmpty(), HttpStatus.NOT_FOUND, "There is no change " + commit + ".");
        var settings = repository.settings(service, "HEAD").orElseGet(TreeMap::new);
        settings.replaceAll((_, _) -> "");
        repository.settings(service, commit + "^").ifPresent(settings::putAll);
        return change(service, by, settings, "No instance has checked it.");
    }

    /** On a full disk, for example; the last commit stays in force. Jackson's other exceptions are about the body. */
    @ExceptionHandler({JGitInternalException.class, JacksonIOException.class})
    ProblemDetail notStored(RuntimeException failure) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INSUFFICIENT_STORAGE, "It cannot be stored: " + failure.getMessage());
    }

    /** When they would act; fails if an instance refuses them, or if none replies and {@code unchecked} is empty. */
    private String verdict(String service, Map<String, String> changes, String unchecked) {
        var proposal = new Proposal(changes, new CompletableFuture<>());
        proposals.put(service, proposal);
        String verdict = proposal.verdict()
                .completeOnTimeout(unchecked, SECONDS_FOR_VERDICT, TimeUnit.SECONDS)
                .join();
        proposals.remove(service);
        require(!verdict.isEmpty(), HttpStatus.SERVICE_UNAVAILABLE, "No instance of " + service + " checks it.");
        require(!verdict.startsWith("refused"), HttpStatus.UNPROCESSABLE_CONTENT, verdict);
        return verdict;
    }

    private static void require(boolean condition, HttpStatus otherwise, String reason) {
        if (!condition) {
            throw new ResponseStatusException(otherwise, reason);
        }
    }

    /** What Spring Cloud Config's server has: for an instance, which checks them, also the changes to be made. */
    @Bean
    EnvironmentRepository environments() {
        return (service, profile, commit) -> {
            if (commit != null && repository.serviceOf(commit).isEmpty()) {
                throw new NoSuchLabelException("There is no commit " + commit + ".");
            }
            var environment = new Environment(service, profile);
            if (profile.equals("proposed")) {
                environment.add(new PropertySource("proposed", proposals.getOrDefault(service, NONE).changes));
            }
            var settings = repository.settings(service, commit == null ? "HEAD" : commit);
            settings.ifPresent(present -> environment.add(new PropertySource("settings", present)));
            return environment;
        };
    }

    /** For instances, which need no account. The verdict is ignored if other changes are to be checked by now. */
    @Bean
    RouterFunction<ServerResponse> verdicts() {
        return RouterFunctions.route(RequestPredicates.POST("/changes/{service}/{hash}"), request -> {
            Proposal proposal = proposals.getOrDefault(request.pathVariable("service"), NONE);
            boolean isAsked = String.valueOf(proposal.changes().hashCode()).equals(request.pathVariable("hash"));
            if (isAsked && !proposal.equals(NONE)) {
                byte[] verdict = request.servletRequest().getInputStream().readNBytes(MAX_VERDICT);
                proposal.verdict().complete(new String(verdict, StandardCharsets.UTF_8));
            }
            return ServerResponse.noContent().build();
        });
    }
}
