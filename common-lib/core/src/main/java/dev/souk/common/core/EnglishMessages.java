package dev.souk.common.core;

import jakarta.validation.MessageInterpolator;
import java.util.Locale;

/** The root bundle, which is English. For {@code Locale.ENGLISH} there is none: Java would take that of the server. */
record EnglishMessages(MessageInterpolator messages) implements MessageInterpolator {

    @Override
    public String interpolate(String template, Context context) {
        return messages.interpolate(template, context, Locale.ROOT);
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
        return interpolate(template, context);
    }
}
