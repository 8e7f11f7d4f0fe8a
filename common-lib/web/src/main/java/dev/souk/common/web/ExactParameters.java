package dev.souk.common.web;

import java.beans.PropertyEditor;
import java.beans.PropertyEditorSupport;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.PropertyEditorRegistrar;
import org.springframework.beans.PropertyEditorRegistry;
import org.springframework.core.convert.support.DefaultConversionService;

/**
 * Parts of a path and parameters in the form of the API description only. Spring also takes {@code 0x5}, {@code +5},
 * digits of any script, white space around, and ids with fewer digits: the same resource would have many addresses.
 * Editors, since Spring tries its own when a converter fails; and no {@code @InitBinder}, which Spring would look up
 * again for each request.
 */
final class ExactParameters implements PropertyEditorRegistrar {

    private static final List<Class<?>> TYPES = List.of(UUID.class, Integer.class, int.class, Long.class, long.class);

    @Override
    public void registerCustomEditors(PropertyEditorRegistry registry) {
        TYPES.forEach(type -> registry.registerCustomEditor(type, editor(type)));
    }

    /** The same for ids in a list, for which Spring asks no editor, and in JSON. */
    static UUID id(String text) {
        return exact(text, UUID.class);
    }

    private static <T> T exact(String text, Class<T> type) {
        T value = DefaultConversionService.getSharedInstance().convert(text, type);
        if (value == null || !text.equalsIgnoreCase(value.toString())) {
            throw new IllegalArgumentException("Another spelling of " + value);
        }
        return value;
    }

    private static PropertyEditor editor(Class<?> type) {
        return new PropertyEditorSupport() {
            @Override
            public void setAsText(String text) {
                setValue(exact(text, type));
            }
        };
    }
}
