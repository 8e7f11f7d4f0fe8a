package dev.souk.architecture.broken.gateway;

import java.io.PrintStream;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Text that depends on the locale of the machine, and text that does not. */
class OwnLocale {

    @SuppressWarnings("StringCaseLocaleUsage")
    static String lower(String text) {
        return text.toLowerCase();
    }

    static UnaryOperator<String> upper() {
        return String::toUpperCase;
    }

    static String date(Instant time) {
        return DateTimeFormatter.ofPattern("HH:mm").format(time.atOffset(ZoneOffset.UTC));
    }

    static String grouped(long number) {
        return NumberFormat.getInstance().format(number);
    }

    static String named(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Of the digits. */
    static class Digits {
        String text(int number) {
            return "Content-Length: %d".formatted(number);
        }
    }

    /** Of the digits of a numbered argument. */
    static class Argument {
        String text(int number) {
            return String.format("%1$d and %1$s", number);
        }
    }

    /** Of the zeros, too. */
    static class Padding {
        String text(long number) {
            return "order-%05d".formatted(number);
        }
    }

    /** Of the decimal separator. */
    static class Fraction {
        String text(double number) {
            return "%6.1f %%".formatted(number);
        }
    }

    /** On the console. */
    static class Printed {
        void print(PrintStream out, int number) {
            out.printf("%,d%n", number);
        }
    }

    /** Without a call. */
    static class Reference {
        UnaryOperator<Object> text() {
            return "%d"::formatted;
        }
    }

    /** Beside one that names its locale. */
    static class Beside {
        String text(double number) {
            return "%.1f, %s".formatted(number, String.format(Locale.ROOT, "%.2f", number));
        }
    }

    /** Nobody knows the format. */
    static class Unknown {
        @SuppressWarnings("AnnotateFormatMethod")
        String text(String format, Object... values) {
            return format.formatted(values);
        }
    }

    /** The same in each locale. */
    static class Independent {
        String text(int number) {
            return "%s of %-5s at %%d, %02X%n".formatted(number, number, number);
        }
    }

    /** Says its locale, also in an argument. */
    static class Named {
        String text(int number) {
            return "%s, %s".formatted(String.format(Locale.ROOT, "%d", number), number);
        }
    }
}
