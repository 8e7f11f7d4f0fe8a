package dev.souk.config.client;

import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeansException;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.cloud.context.scope.refresh.RefreshScope;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.MapPropertySource;

/**
 * Asks config-service each second, checks what somebody would like to set, and takes what has changed: the beans that
 * have it are made again. Not by Spring Cloud's refresh, which binds the properties of all beans again (ADR 39).
 */
final class SettingsRefresher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SettingsRefresher.class);
    private static final String LEVEL = "logging.level.";

    private final SettingsSource source;
    private final SettingsCheck check;
    private final ConfigurableApplicationContext context;
    private final RefreshScope scope;
    private final Counter changes;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("settings").factory());
    private String commit = "";
    private boolean isReachable = true;

    SettingsRefresher(SettingsSource source, SettingsCheck check, RefreshScope scope, Counter changes) {
        this.source = source;
        this.check = check;
        this.context = check.context();
        this.scope = scope;
        this.changes = changes;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        var _ = timer.scheduleWithFixedDelay(this::ask, 0, 1, TimeUnit.SECONDS);
    }

    private void ask() {
        try {
            String[] news = source.news().split("\n", 2);
            if (news.length == 2) {
                source.reply(news[1], verdict(news[1]));
            }
            if (!news[0].equals(commit)) {
                take(source.fetch(news[0]));
                commit = news[0];
            }
            isReachable = true;
        } catch (IOException unavailable) {
            if (isReachable) {
                log.warn("The settings stay as they are: {}", unavailable.getMessage());
            }
            isReachable = false;
        } catch (RuntimeException unexpected) { // would end the timer
            log.error("The settings stay as they are", unexpected);
        }
    }

    private String verdict(String proposal) throws IOException {
        try {
            return check.verdict(proposal);
        } catch (RuntimeException unexpected) { // without a reply the operator would take it for no instance
            return "refused: " + unexpected.getMessage();
        }
    }

    private void take(MapPropertySource settings) {
        var before = (MapPropertySource) Objects.requireNonNull(
                context.getEnvironment().getPropertySources().get(SettingsSource.NAME));
        Set<String> changed = Stream.of(before, settings)
                .flatMap(each -> Stream.of(each.getPropertyNames()))
                .filter(name -> !Objects.equals(before.getProperty(name), settings.getProperty(name)))
                .collect(Collectors.toSet());
        if (changed.isEmpty()) {
            return;
        }
        try {
            use(settings, changed);
            changes.increment();
            log.info("Settings changed: {}", changed);
        } catch (BeansException refused) { // checked by another version
            use(before, changed);
            log.error("Settings not changed: {}", changed, refused);
        }
    }

    /** The event sets the log levels. It comes from here: that of a context binds the properties of all beans. */
    private void use(MapPropertySource settings, Set<String> changed) {
        context.getEnvironment().getPropertySources().replace(SettingsSource.NAME, settings);
        changed.stream().filter(name -> name.startsWith(LEVEL)).forEach(this::resetLevel);
        LiveSettings.beans(changed).filter(scope::refresh).forEach(bean -> context.getBean("scopedTarget." + bean));
        context.publishEvent(new EnvironmentChangeEvent(this, changed));
    }

    /** Without a level of its own a logger has that of the one above. */
    private void resetLevel(String name) {
        String logger = name.substring(LEVEL.length());
        context.getBean(LoggingSystem.class)
                .setLogLevel(logger, logger.equalsIgnoreCase("root") ? LogLevel.INFO : null);
    }

    @Override
    public void close() {
        timer.shutdown();
    }
}
