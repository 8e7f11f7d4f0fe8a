package dev.souk.common.web;

import dev.souk.common.observability.TraceContext;
import dev.souk.common.web.problem.ProblemWriter;
import io.micrometer.observation.ObservationPredicate;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.bind.support.ConfigurableWebBindingInitializer;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** The REST rules of every service. */
@AutoConfiguration(beforeName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@Import(AnyETagAdvice.class)
class WebAutoConfiguration implements WebMvcConfigurer {

    /** After tracing, so that a rejection has a trace id; before security and everything that reads the body. */
    private static final int AFTER_TRACING = Ordered.HIGHEST_PRECEDENCE + 20;

    private static final int AFTER_OBSERVATION = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    static StrictJson strictJson() {
        return new StrictJson();
    }

    @Bean
    static SmartInitializingSingleton exactParameters(ObjectProvider<RequestMappingHandlerAdapter> adapters) {
        return () -> adapters.stream()
                .map(RequestMappingHandlerAdapter::getWebBindingInitializer)
                .map(ConfigurableWebBindingInitializer.class::cast)
                .forEach(initializer -> initializer.setPropertyEditorRegistrar(new ExactParameters()));
    }

    @Bean
    static FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new BodyLimitFilter(problems));
        registration.setOrder(AFTER_TRACING);
        return registration;
    }

    /** When the body has been received: Tomcat would read that of a form to look for parameters. */
    @Bean
    static FilterRegistrationBean<RequestHeadFilter> requestHeadFilter(ProblemWriter problems) {
        var registration = new FilterRegistrationBean<>(new RequestHeadFilter(problems));
        registration.setOrder(AFTER_TRACING + 1);
        return registration;
    }

    @Bean
    static FilterRegistrationBean<TraceIdFilter> traceIdFilter(TraceContext trace) {
        var registration = new FilterRegistrationBean<>(new TraceIdFilter(trace));
        registration.setOrder(AFTER_OBSERVATION);
        return registration;
    }

    @Bean
    static FilterRegistrationBean<ConnectionCloseFilter> connectionCloseFilter(ApplicationAvailability availability) {
        var registration = new FilterRegistrationBean<>(new ConnectionCloseFilter(availability));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE); // also what other filters reject
        return registration;
    }

    /** Probes and scrapers are not traced. */
    @Bean
    static ObservationPredicate requestsOtherThanProbes() {
        return (name, context) -> !(context instanceof ServerRequestObservationContext request
                && request.getCarrier() != null
                && request.getCarrier().getRequestURI().startsWith("/actuator"));
    }

    /** Only JSON is read and written; the OpenAPI library would add YAML. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(
                all -> all.removeIf(one -> one.getSupportedMediaTypes().contains(MediaType.APPLICATION_YAML)));
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, UUID.class, ExactParameters::id);
    }

    /** For the operations of the service; the library that describes them has its own parameters. */
    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors
                .addInterceptor(new UnknownParameters())
                .excludePathPatterns("/v3/api-docs/**", "/v3/api-docs.yaml");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PageRequestResolver());
        resolvers.add(new IfMatchResolver());
    }
}
