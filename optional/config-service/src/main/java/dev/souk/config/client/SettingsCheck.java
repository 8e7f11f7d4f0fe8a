package dev.souk.config.client;

import jakarta.validation.Validator;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.BoundPropertiesTrackingBindHandler;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerGroups;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/** What settings would do in this process. They are bound to new objects, as at a start; nothing changes. */
record SettingsCheck(ConfigurableApplicationContext context, Validator validator) {

    private static final String LEVELS = "logging.level";
    private static final ConfigurationPropertyName SAMPLING =
            ConfigurationPropertyName.of("management.tracing.sampling.probability");
    private static final ConfigurationPropertyName TIME_LIMITS =
            ConfigurationPropertyName.of("resilience4j.timelimiter");

    /**
     * Lines that begin with {@code refused}, or else one for each setting that changes, which says when it acts.
     *
     * @param proposal the names of those that change in the first line, and below all settings
     */
    String verdict(String proposal) throws IOException {
        String[] parts = proposal.split("\n", 2);
        MapPropertySource settings = SettingsSource.parse(parts[1]);
        Set<ConfigurationPropertyName> bound = new HashSet<>();
        Stream<String> failures = Stream.concat(
                failures(settings, LEVELS, Bindable.mapOf(String.class, LogLevel.class), bound),
                ConfigurationPropertiesBean.getAll(context).values().stream()
                        .flatMap(bean -> failures(
                                settings,
                                bean.getAnnotation().prefix(),
                                Bindable.of(bean.asBindTarget().getType()),
                                bound)));
        List<String> refused = failures.toList();
        if (refused.isEmpty()) {
            refused = Stream.of(settings.getPropertyNames())
                    .map(name -> reason(name, String.valueOf(settings.getProperty(name)), bound))
                    .flatMap(Stream::ofNullable)
                    .toList();
        }
        Stream<String> lines = refused.isEmpty()
                ? Stream.of(parts[0].split(" "))
                        .map(name -> name
                                + (LiveSettings.includes(name, context::containsBean) && !isOfGroup(name)
                                        ? " acts now, in all instances"
                                        : " acts at the next start"))
                : refused.stream().map(reason -> "refused: " + reason);
        return String.join("\n", lines.toList());
    }

    /** The level of a group of loggers is given to each of them at the start only. */
    private boolean isOfGroup(String name) {
        return name.startsWith(LEVELS + ".")
                && context.getBean(LoggerGroups.class).get(name.substring(LEVELS.length() + 1)) != null;
    }

    /** Fills {@code bound} with what has a property, and comes from the settings rather than from a variable. */
    private Stream<String> failures(
            MapPropertySource settings, String prefix, Bindable<?> target, Set<ConfigurationPropertyName> bound) {
        if (Stream.of(settings.getPropertyNames()).noneMatch(name -> name.startsWith(prefix + "."))) {
            return Stream.empty();
        }
        var tracking = new BoundPropertiesTrackingBindHandler(property -> {
            var source = property.getSource();
            if (source != null && settings.equals(source.getUnderlyingSource())) {
                bound.add(property.getName());
            }
        });
        try {
            binder(settings)
                    .bind(prefix, target, new ValidationBindHandler(tracking, new SpringValidatorAdapter(validator)));
            return Stream.empty();
        } catch (BindException failure) {
            return failure.getCause() instanceof BindValidationException invalid
                    ? invalid.getValidationErrors().getAllErrors().stream().map(error -> prefix + ": " + error)
                    : Stream.of(failure.getName() + ": "
                            + NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
        }
    }

    /** With these settings in place of those of now. */
    private Binder binder(MapPropertySource settings) {
        var sources = new MutablePropertySources();
        context.getEnvironment().getPropertySources().stream()
                .filter(source -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
                .forEach(source -> sources.addLast(source.equals(settings) ? settings : source)); // by name
        return new Binder(ConfigurationPropertySources.from(sources), new PropertySourcesPlaceholdersResolver(sources));
    }

    /** Why a setting that was bound cannot be used; null if it can. Two values are checked by nobody before use. */
    private static @Nullable String reason(String name, String value, Set<ConfigurationPropertyName> bound) {
        var property = ConfigurationPropertyName.adapt(name, '.');
        if (!name.startsWith(LEVELS + ".") && !name.equals(property.toString())) {
            return name + ": is written in lower case, with a dash between words";
        }
        if (!bound.contains(property)) {
            return name + ": there is no such property, or a variable of the process has it";
        }
        if (property.equals(SAMPLING) && !(Math.abs(Double.parseDouble(value) - 0.5) <= 0.5)) { // NaN is not
            return name + ": must be from 0 to 1";
        }
        boolean isTimeLimit = TIME_LIMITS.isAncestorOf(property)
                && property.getLastElement(Form.UNIFORM).replace("-", "").equals("timeoutduration");
        return isTimeLimit && DurationStyle.detectAndParse(value).isZero() ? name + ": must be more than 0" : null;
    }
}
