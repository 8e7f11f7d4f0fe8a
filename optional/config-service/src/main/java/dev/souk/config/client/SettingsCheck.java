package dev.souk.config.client;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.BoundPropertiesTrackingBindHandler;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.logging.LogLevel;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.util.Assert;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/** What changes would do in this process. Settings are bound to new objects, as at a start; nothing changes. */
record SettingsCheck(ConfigurableApplicationContext context, LocalValidatorFactoryBean validator) {

    /** When each change would act; begins with {@code refused} if the settings could not be used with them. */
    String verdict(Map<String, Object> current, Map<String, Object> changes) {
        Map<String, Object> settings = new HashMap<>(current);
        settings.putAll(changes);
        settings.values().removeIf(""::equals);
        try {
            require(new MapPropertySource(LiveSettings.SOURCE, settings));
        } catch (RuntimeException refused) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(refused);
            return "refused: " + (cause.equals(refused) ? "" : refused.getMessage() + ": ") + cause.getMessage();
        }
        return changes.keySet().stream()
                .map(name -> name + (isLive(name) ? " acts now, in all instances" : " acts at the next start"))
                .collect(Collectors.joining("\n"));
    }

    private boolean isLive(String name) {
        return LiveSettings.beans(name).anyMatch(beans -> beans.stream().allMatch(context::containsBean));
    }

    private void require(MapPropertySource settings) {
        Set<ConfigurationPropertyName> bound = new HashSet<>();
        var tracking = new BoundPropertiesTrackingBindHandler(property -> {
            var source = property.getSource();
            if (source != null && settings.equals(source.getUnderlyingSource())) { // rather than from a variable
                bound.add(property.getName());
            }
        });
        Binder binder = binder(settings);
        binder.bind("logging.level", Bindable.mapOf(String.class, LogLevel.class), tracking);
        for (var bean : ConfigurationPropertiesBean.getAll(context).values()) {
            String prefix = bean.getAnnotation().prefix();
            if (settings.getSource().keySet().stream().anyMatch(name -> name.startsWith(prefix + "."))) {
                var target = Bindable.of(bean.asBindTarget().getType());
                binder.bind(prefix, target, new ValidationBindHandler(tracking, validator));
            }
        }
        settings.getSource().forEach((name, value) -> require(name, value.toString(), bound));
    }

    /** With these settings in place of those of now. */
    private Binder binder(MapPropertySource settings) {
        var sources = new MutablePropertySources(context.getEnvironment().getPropertySources());
        sources.remove("configurationProperties"); // Spring Boot's view of those of now
        sources.replace(settings.getName(), settings);
        return new Binder(ConfigurationPropertySources.from(sources), new PropertySourcesPlaceholdersResolver(sources));
    }

    /** Fails if a setting that was bound cannot be used. Two values are checked by nobody before use. */
    private static void require(String name, String value, Set<ConfigurationPropertyName> bound) {
        var property = ConfigurationPropertyName.adapt(name, '.');
        Assert.isTrue(
                name.matches("logging\\.level\\.[\\w.$-]+") || name.equals(property.toString()),
                () -> name + ": is written in lower case, with a dash between words");
        Assert.isTrue(
                bound.contains(property),
                () -> name + ": there is no such property, or a variable of the process has it");
        String uniform = name.replace("-", "");
        if (uniform.equals("management.tracing.sampling.probability")) {
            double probability = Double.parseDouble(value);
            Assert.isTrue(probability >= 0 && probability <= 1, () -> name + ": must be from 0 to 1");
        }
        if (uniform.matches("resilience4j\\.timelimiter\\..*\\.timeoutduration")) {
            Assert.isTrue(!DurationStyle.detectAndParse(value).isZero(), () -> name + ": must be more than 0");
        }
    }
}
