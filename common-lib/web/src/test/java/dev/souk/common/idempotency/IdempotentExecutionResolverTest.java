package dev.souk.common.idempotency;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;

class IdempotentExecutionResolverTest {

    /** All bodies under one key would otherwise count as the same. */
    @Test
    void aRequestWhoseBodyWasNotKeptIsNotExecuted() throws NoSuchMethodException {
        var resolvers = new ArrayList<HandlerMethodArgumentResolver>();
        new IdempotentExecutionResolver(mock()).addArgumentResolvers(resolvers);
        var request = new MockHttpServletRequest("POST", "/notes");
        request.addHeader("Idempotency-Key", "1");
        var argument = new MethodParameter(List.class.getMethod("add", Object.class), 0); // any without an annotation

        assertThatThrownBy(() ->
                        resolvers.getFirst().resolveArgument(argument, null, new ServletWebRequest(request), null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("ReadableRequestFilter");
    }
}
