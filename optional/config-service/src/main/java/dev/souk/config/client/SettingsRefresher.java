package dev.souk.config.client;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.actuate.logging.LoggersEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerGroups;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.cloud.context.scope.refresh.RefreshScope;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import org.springframework.web.client.RestClientException;

/**
 * Asks config-service each second, takes what has changed, and checks what somebody would like to set. The beans that
 * have a changed setting are made again. Not by Spring Cloud's refresh, which binds the properties of all (ADR 39).
 */
@AutoConfiguration
@ConditionalOnProperty("souk.config.address")
@EnableScheduling
class SettingsRefresher {

    private static final Logger log = LoggerFactory.getLogger(SettingsRefresher.class);
    private static final String LEVEL = "logging.level.";

    /** Takes the instance out of Eureka for a moment whenever a bean is made again; no property switches it off. */
    private static final String REGISTERS_AGAIN = "org.springframework.cloud.netflix.eureka."
            + "EurekaDiscoveryClientConfiguration$EurekaClientConfigurationRefresher";

    private final ConfigurableApplicationContext context;
    private final SettingsSource source;
    private final SettingsCheck check;
    private final RefreshScope scope;
    private final Counter changes;
    private MapPropertySource used;
    private Map<String, Object> known; // also what could not be used
    private boolean isReachable = true;

    SettingsRefresher(
            ConfigurableApplicationContext context,
            LocalValidatorFactoryBean validator,
            RefreshScope scope,
            MeterRegistry meters) {
        this.context = context;
        this.source = SettingsSource.of(context.getEnvironment());
        this.check = new SettingsCheck(context, validator);
        this.scope = scope;
        this.changes = meters.counter("souk.config.changes");
        this.used = (MapPropertySource) Objects.requireNonNull(
                context.getEnvironment().getPropertySources().get(LiveSettings.SOURCE));
        this.known = used.getSource();
    }

    @Bean
    static BeanFactoryPostProcessor propertiesOfLiveSettings() {
        return factory -> {
            Stream.of(factory.getBeanDefinitionNames())
                    .filter(name -> name.matches(LiveSettings.PROPERTIES))
                    .forEach(name -> factory.getBeanDefinition(name).setScope("prototype"));
            if (factory instanceof BeanDefinitionRegistry beans && beans.containsBeanDefinition(REGISTERS_AGAIN)) {
                beans.removeBeanDefinition(REGISTERS_AGAIN);
            }
        };
    }

    /** The scheduler logs what is unexpected, and goes on. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void ask() {
        try {
            var read = source.read();
            var current = read.current(known);
            if (!current.equals(known)) {
                take(new MapPropertySource(LiveSettings.SOURCE, current));
                known = current;
                source.keep(used.getSource());
            }
            if (!read.proposed().isEmpty()) {
                source.reply(read.proposed(), check.verdict(current, read.proposed()));
            }
            isReachable = true;
        } catch (RestClientException unavailable) {
            if (isReachable) {
                log.warn("The settings stay as they are: {}", unavailable.getMessage());
            }
            isReachable = false;
        }
    }

    private void take(MapPropertySource settings) {
        Set<String> changed = new HashSet<>(used.getSource().keySet());
        changed.addAll(settings.getSource().keySet());
        changed.removeIf(name -> Objects.equals(used.getProperty(name), settings.getProperty(name)));
        if (changed.isEmpty()) {
            return; // what was refused is gone
        }
        try {
            use(settings, changed);
            used = settings;
            changes.increment();
            log.info("Settings changed: {}", changed);
        } catch (RuntimeException refused) { // checked by another version; a placeholder has an exception of its own
            use(used, changed);
            log.error("Settings not changed: {}", changed, refused);
        }
    }

    /** The event sets the log levels. It comes from here: that of a context binds the properties of all beans. */
    private void use(MapPropertySource settings, Set<String> changed) {
        context.getEnvironment().getPropertySources().replace(settings.getName(), settings);
        changed.stream().filter(name -> name.startsWith(LEVEL)).forEach(this::setLevel);
        changed.stream()
                .flatMap(LiveSettings::beans)
                .flatMap(List::stream)
                .distinct()
                .filter(scope::refresh)
                .forEach(bean -> context.getBean("scopedTarget." + bean));
        context.publishEvent(new EnvironmentChangeEvent(this, changed));
    }

    /** Of a logger, or of a group. Without a level of its own a logger has that of the one above. */
    private void setLevel(String name) {
        String logger = name.substring(LEVEL.length());
        LogLevel level = context.getEnvironment().getProperty(name, LogLevel.class);
        new LoggersEndpoint(context.getBean(LoggingSystem.class), context.getBean(LoggerGroups.class))
                .configureLogLevel(logger, level == null && logger.equalsIgnoreCase("root") ? LogLevel.INFO : level);
    }
}
