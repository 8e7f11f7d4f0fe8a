package dev.souk.common.web.problem;

import dev.souk.common.problem.InvalidField;
import dev.souk.common.problem.Problems;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.validation.DataBinder;
import org.springframework.validation.Validator;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Refuses a body with unknown fields: names all of them, and the fields that are not valid as well. */
@RestControllerAdvice
class UnknownFieldsAdvice extends RequestBodyAdviceAdapter {

    private final Validator validator;

    UnknownFieldsAdvice(Validator validator) {
        this.validator = validator;
    }

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage input,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType) {
        UnknownFields.collect();
        return input;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage input,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType) {
        List<String> unknown = UnknownFields.collected();
        if (unknown.isEmpty()) {
            return body;
        }
        var fields = new ArrayList<>(UnreadableBody.unknown(unknown));
        fields.addAll(invalid(body));
        throw Problems.BAD_REQUEST.with("The body has an unknown field.").on(fields);
    }

    private List<InvalidField> invalid(Object body) {
        var binder = new DataBinder(body);
        binder.setValidator(validator);
        binder.validate();
        return Violations.fields(binder.getBindingResult());
    }
}
