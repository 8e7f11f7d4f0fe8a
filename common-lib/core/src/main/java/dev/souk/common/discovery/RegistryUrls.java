package dev.souk.common.discovery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cloud.netflix.eureka.EurekaClientConfigBean;

/**
 * Several registries in one URL, as database drivers have it: {@code http://user:password@host1:1,host2:2/eureka/}.
 * Eureka wants a URL for each, separated by commas, and {@code souk.registry.address} is a part of one URL. The client
 * calls the first that answers, and stays with it.
 */
final class RegistryUrls implements BeanPostProcessor {

    private static final Pattern SEVERAL_HOSTS = Pattern.compile("(https?://[^/@]*@)([^/]+,[^/]+)(/.*)");

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof EurekaClientConfigBean client) {
            client.getServiceUrl().replaceAll((zone, url) -> expand(url));
        }
        return bean;
    }

    /** The URL of each registry; anything else stays as it is. */
    static String expand(String url) {
        Matcher several = SEVERAL_HOSTS.matcher(url);
        if (!several.matches()) {
            return url;
        }
        return Stream.of(several.group(2).split(","))
                .map(host -> several.group(1) + host.strip() + several.group(3))
                .collect(Collectors.joining(","));
    }
}
