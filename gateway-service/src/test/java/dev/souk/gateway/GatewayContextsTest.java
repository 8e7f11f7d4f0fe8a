package dev.souk.gateway;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.test.context.SpringBootTestContextBootstrapper;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.cache.DefaultCacheAwareContextLoaderDelegate;
import org.springframework.test.context.support.DefaultBootstrapContext;
import org.springframework.util.ClassUtils;

/** Starting a gateway takes seconds: a test whose settings are those of others shares theirs. */
class GatewayContextsTest {

    private static final int MOST = 6;

    @Test
    void theTestsOverHttpShareAFewGateways() {
        Map<MergedContextConfiguration, List<String>> contexts =
                tests().collect(groupingBy(GatewayContextsTest::context, mapping(Class::getSimpleName, toList())));

        assertThat(contexts.values()).hasSizeBetween(1, MOST);
    }

    private static Stream<Class<?>> tests() {
        var classPath = new ClassPathScanningCandidateComponentProvider(false);
        classPath.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*IT")));
        return classPath.findCandidateComponents("dev.souk.gateway").stream()
                .map(BeanDefinition::getBeanClassName)
                .<Class<?>>map(name -> ClassUtils.resolveClassName(Objects.requireNonNull(name), null))
                .filter(test -> !Modifier.isAbstract(test.getModifiers()));
    }

    private static MergedContextConfiguration context(Class<?> test) {
        var bootstrapper = new SpringBootTestContextBootstrapper();
        bootstrapper.setBootstrapContext(
                new DefaultBootstrapContext(test, new DefaultCacheAwareContextLoaderDelegate()));
        return bootstrapper.buildMergedContextConfiguration();
    }
}
