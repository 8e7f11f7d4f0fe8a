package dev.souk.common.web;

import io.micrometer.observation.ObservationPredicate;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.bind.support.ConfigurableWebBindingInitializer;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** The REST rules of every service. */
@AutoConfiguration(before = JacksonAutoConfiguration.class)
@Import({
    ConnectionCloseValve.class,
    ContentLengthFilter.class,
    ReadableRequestFilter.class,
    StrictJson.class,
    TraceIdFilter.class
})
class WebAutoConfiguration implements WebMvcConfigurer {

    @Bean
    static SmartInitializingSingleton exactParameters(ObjectProvider<RequestMappingHandlerAdapter> adapters) {
        return () -> adapters.stream()
                .map(RequestMappingHandlerAdapter::getWebBindingInitializer)
                .map(ConfigurableWebBindingInitializer.class::cast)
                .forEach(initializer -> initializer.setPropertyEditorRegistrar(new ExactParameters()));
    }

    /** Probes and scrapers are not traced. */
    @Bean
    static ObservationPredicate requestsOtherThanProbes() {
        return (name, context) -> !(context instanceof ServerRequestObservationContext request
                && request.getCarrier() != null
                && request.getCarrier()
                        .getRequestURI()
                        .startsWith(request.getCarrier().getContextPath() + "/actuator"));
    }

    /** Only JSON is read and written; the OpenAPI library would add YAML, and that for passkeys CBOR. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        var others = List.of(MediaType.APPLICATION_YAML, MediaType.APPLICATION_CBOR);
        converters.configureMessageConvertersList(
                all -> all.removeIf(one -> one.getSupportedMediaTypes().stream().anyMatch(others::contains)));
    }

    /** JSON has one charset. Of another one that is asked for, Spring would find no converter, and respond 500. */
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        var accept = new HeaderContentNegotiationStrategy();
        negotiation.strategies(List.of(request -> accept.resolveMediaTypes(request).stream()
                .map(type -> new MediaType(type.getType(), type.getSubtype(), type.getQualityValue()))
                .toList()));
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
        interceptors.addInterceptor(new JsonResponses());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ArgumentResolver<>(PageRequest.class, PageRequest::of));
        resolvers.add(new ArgumentResolver<>(IfMatch.class, IfMatch::of));
    }
}
